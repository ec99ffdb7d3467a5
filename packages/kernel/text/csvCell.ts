/** A cell of a CSV that no spreadsheet takes for a formula. */
export const csvCell = (text: string): string =>
  `"${(/^[=+\-@\t\r]/u.test(text) ? `'${text}` : text).replaceAll('"', '""')}"`;

/** What such a cell says when it comes back: without the mark that keeps a spreadsheet from reckoning it. */
export const fromCsvCell = (text: string): string => (/^'[=+\-@\t\r]/u.test(text) ? text.slice(1) : text);
