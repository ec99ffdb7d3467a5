export { beginRegisters } from "./beginRegisters.ts";
export type { Change, DutyTopic, RegisterCommand, RegisterDesk, RegisterFault, Written } from "./Change.ts";
export {
  changeRegister,
  changeRegisterWithin,
  type RegisterOutcome,
  type RegisterTrial,
  tryRegister,
} from "./changeRegister.ts";
export { dutiesOf, dutyChanges } from "./dutiesOf.ts";
export { findRegisterEntries, type RegisterEntry } from "./findRegisterEntries.ts";
export { dutySheet } from "./import/dutySheet.ts";
export { type ImportReport, importRegisters } from "./import/importRegisters.ts";
export { importTemplate } from "./import/importTemplate.ts";
export { type FileTable, readTable } from "./import/readTable.ts";
export { tableText } from "./import/tableText.ts";
export { openRegisters, type Registers } from "./openRegisters.ts";
export { keyOf, type RegisterName, type RowOf, registerNames, registers } from "./registers.ts";
export { type RegisterReplay, replayRegisters } from "./replayRegisters.ts";
export { type TouchedCases, touchedCases } from "./touchedCases.ts";
