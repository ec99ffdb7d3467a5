export { findFirefox, noFirefox } from "./findFirefox.ts";
export { type Firefox, startFirefox } from "./startFirefox.ts";
