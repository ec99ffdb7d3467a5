export { accessibilityFaults, type Chromium, findChromium, visit } from "./chromium/index.ts";
export { serverRole, type TestDatabase, testDatabase } from "./testDatabase.ts";
