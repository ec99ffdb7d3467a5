export { fromBase64, toBase64 } from "./base64.ts";
export { readDecimal } from "./readDecimal.ts";
export { readUtf8 } from "./readUtf8.ts";
