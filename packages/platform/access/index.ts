export { assertMayRead } from "./assertMayRead.ts";
export { type Reads, type ScopedReads, scopedReads } from "./scopedReads.ts";
