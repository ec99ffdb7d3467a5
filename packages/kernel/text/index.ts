export { csvCell, fromCsvCell } from "./csvCell.ts";
export { dayWords, formatDay, formatMonth, formatMonthShort } from "./formatDay.ts";
export { simplified } from "./simplified.ts";
export { storable } from "./storable.ts";
export { type Locale, type Text, t } from "./Text.ts";
export { traditionalCharacters } from "./traditionalCharacters.ts";
