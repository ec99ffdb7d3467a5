export { type Checkpoint, formatCheckpoint, parseCheckpoint } from "./Checkpoint.ts";
export {
  type Cosignature,
  type OpenedCheckpoint,
  openCheckpoint,
  openSigned,
  witnessedAt,
  witnessedWithin,
} from "./openCheckpoint.ts";
