export { findAlarm, type LogAlarm } from "./alarm.ts";
export { findHead, type LogHead } from "./heads.ts";
export { integrator } from "./integrate.ts";
export { type Log, logOf } from "./Log.ts";
export { LogKeyFault } from "./LogKeyFault.ts";
export { type LogKeys, newLogKey, openLogKeys, parseLogKeys } from "./LogKeys.ts";
export { submitRecord } from "./submitRecord.ts";
