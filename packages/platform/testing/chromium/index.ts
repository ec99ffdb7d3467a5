export { type Chromium, findChromium } from "./findChromium.ts";
