export type { LogAlarm } from "./alarm.ts";
export { headFile } from "./headFile.ts";
export type { LogHead } from "./heads.ts";
export { LogKeyFault } from "./LogKeyFault.ts";
export { type LogKeys, newLogKey, openLogKeys, parseLogKeys } from "./LogKeys.ts";
export { openLog, type RunningLog } from "./openLog.ts";
export type { PublicLog } from "./PublicLog.ts";
export type { ProvenLeaf } from "./proofs.ts";
export { submitRecord } from "./submitRecord.ts";
