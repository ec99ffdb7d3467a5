export { type DueInput, dueWords, type Remaining } from "./dueWords.ts";
export { formatDay, formatMonth, formatMonthShort } from "./formatDay.ts";
export { dayInChina, formatInstant } from "./formatInstant.ts";
export { formatBytes, formatNumber, formatShare } from "./formatNumber.ts";
export { weekdayNames } from "./weekdayNames.ts";
