import { csvCell } from "@wuxing/kernel/text";
import type { Item } from "@wuxing/platform/items";
import { valueAt, writeCell } from "./cells.ts";
import { columnHead, type ItemColumn, itemColumns, itemsSheet, type PartSheet, partSheets } from "./itemColumns.ts";

export type TableFormat = "xlsx" | "csv" | "json";

/** The head of the column that ties a part's row to its item. */
export const codeHead = columnHead({
  field: "code",
  title: itemColumns[0]?.title ?? itemsSheet,
  kind: "text",
  required: true,
});

const cellsOf = (one: unknown, columns: readonly ItemColumn[]): string[] =>
  columns.map(({ field, kind }) => writeCell(valueAt(one, field), kind));

/** The rows of an item's part; `more` is a table of names and values. */
export const partRows = (item: Item, { field }: PartSheet): readonly unknown[] =>
  field === "more" ? Object.entries(item.more).map(([name, value]) => ({ name, value })) : (item[field] ?? []);

/** Items as a file that can be edited and imported again; in a CSV, which is one table, each part is a cell of JSON. */
export async function exportItems(items: readonly Item[], format: TableFormat): Promise<Buffer> {
  if (format === "json") return Buffer.from(JSON.stringify(items, null, 1));
  return format === "csv" ? csvOf(items) : xlsxOf(items);
}

function csvOf(items: readonly Item[]): Buffer {
  const head = [...itemColumns.map(columnHead), ...partSheets.map(({ title }) => `${title.zh} ${title.en} (JSON)`)];
  const rows = items.map((item) => [
    ...cellsOf(item, itemColumns),
    ...partSheets.map(({ field }) => (item[field] === undefined ? "" : JSON.stringify(item[field]))),
  ]);
  // The mark at the beginning lets a spreadsheet read it as UTF-8.
  return Buffer.from(`\uFEFF${[head, ...rows].map((row) => row.map(csvCell).join(",")).join("\r\n")}\r\n`);
}

const xlsxOf = (items: readonly Item[]): Promise<Buffer> =>
  workbookOf([
    {
      name: itemsSheet.zh,
      head: itemColumns.map(columnHead),
      rows: items.map((item) => cellsOf(item, itemColumns)),
    },
    ...partSheets.map((part) => ({
      name: part.title.zh,
      head: [codeHead, ...part.columns.map(columnHead)],
      rows: items.flatMap((item) => partRows(item, part).map((row) => [item.code, ...cellsOf(row, part.columns)])),
    })),
  ]);

interface Sheet {
  readonly name: string;
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** Sheets as an XLSX file. */
export async function workbookOf(sheets: readonly Sheet[]): Promise<Buffer> {
  const { default: Excel } = await import("exceljs");
  const workbook = new Excel.Workbook();
  for (const { name, head, rows } of sheets) {
    const sheet = workbook.addWorksheet(name, { views: [{ state: "frozen", ySplit: 1 }] });
    sheet.columns = head.map((one) => ({ header: one, width: 20 }));
    sheet.getRow(1).font = { bold: true };
    for (const row of rows) sheet.addRow([...row]);
  }
  return Buffer.from(await workbook.xlsx.writeBuffer());
}
