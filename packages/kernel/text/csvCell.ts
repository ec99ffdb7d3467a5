/** A cell of a CSV that no spreadsheet takes for a formula. */
export const csvCell = (text: string): string =>
  `"${(/^[=+\-@\t\r]/u.test(text) ? `'${text}` : text).replaceAll('"', '""')}"`;
