export { csvCell, fromCsvCell } from "./csvCell.ts";
export { dayWords, formatDay, formatMonth, formatMonthShort } from "./formatDay.ts";
export { storable } from "./storable.ts";
export { type Locale, type Text, t } from "./Text.ts";
