export { type Checkpoint, formatCheckpoint, parseCheckpoint } from "./Checkpoint.ts";
export { type OpenedCheckpoint, openCheckpoint, openSigned } from "./openCheckpoint.ts";
