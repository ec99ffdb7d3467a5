export { formatDay, formatMonth, formatMonthShort } from "@wuxing/kernel/text";
export { type DueInput, dueWords, type Remaining } from "./dueWords.ts";
export { dayInChina, formatInstant } from "./formatInstant.ts";
export { formatBytes, formatNumber, formatShare } from "./formatNumber.ts";
export { weekdayNames } from "./weekdayNames.ts";
