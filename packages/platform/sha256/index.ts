export { sha256, writeSha256 } from "./sha256.ts";
