export { accessibilityFaults } from "./accessibilityFaults.ts";
export { type Chromium, findChromium } from "./findChromium.ts";
export { visit } from "./visit.ts";
