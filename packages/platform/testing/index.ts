export { type Chromium, findChromium } from "./findChromium.ts";
export { serverRole, type TestDatabase, testDatabase } from "./testDatabase.ts";
