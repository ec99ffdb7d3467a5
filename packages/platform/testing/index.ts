export { type Chromium, findChromium } from "./chromium/index.ts";
export { serverRole, type TestDatabase, testDatabase } from "./testDatabase.ts";
