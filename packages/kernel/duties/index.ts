export { changeDuties, type DutyWish } from "./changeDuties.ts";
export { type DutyGap, dutyGaps } from "./dutyGaps.ts";
export { type Duty, type DutyFound, type DutyPlace, type DutyTable, dutyTable, isInForce } from "./dutyTable.ts";
