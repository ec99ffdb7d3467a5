import { csvCell } from "@wuxing/kernel/text";
import { columnHead, importColumns, importSheets } from "./importColumns.ts";

/** A line of the dispatch table by the fields of its columns. */
export type DutyLine = Readonly<Record<string, string>>;

const columns = importColumns.duties;
const cellsOf = (line: DutyLine): string[] => columns.map(({ field }) => line[field] ?? "");

/** The dispatch table as a file that can be edited and imported again. */
export async function dutySheet(lines: readonly DutyLine[], format: "xlsx" | "csv"): Promise<Buffer> {
  if (format === "csv") {
    const rows = [columns.map(columnHead), ...lines.map(cellsOf)];
    // The mark at the beginning lets a spreadsheet read it as UTF-8.
    return Buffer.from(`\uFEFF${rows.map((row) => row.map(csvCell).join(",")).join("\r\n")}\r\n`);
  }
  const { default: Excel } = await import("exceljs");
  const workbook = new Excel.Workbook();
  const sheet = workbook.addWorksheet(importSheets.duties.zh, { views: [{ state: "frozen", ySplit: 1 }] });
  sheet.columns = columns.map((column) => ({ header: columnHead(column), width: 24 }));
  sheet.getRow(1).font = { bold: true };
  for (const line of lines) sheet.addRow(cellsOf(line));
  return Buffer.from(await workbook.xlsx.writeBuffer());
}
