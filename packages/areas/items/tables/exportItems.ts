import { PassThrough, Readable } from "node:stream";
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

/** Gives the items from the first on, each time that it is asked. */
type Items = () => AsyncIterable<Item>;

/**
 * Items as a file that can be edited and imported again, written while they are read; in a CSV, which is one table, each part
 * is a cell of JSON.
 */
export function exportItems(items: Items, format: TableFormat): Readable {
  if (format === "xlsx") return xlsxOf(items);
  return Readable.from(format === "json" ? jsonOf(items) : csvOf(items));
}

async function* jsonOf(items: Items): AsyncGenerator<string> {
  let before = "[";
  for await (const item of items()) {
    yield `${before}\n${JSON.stringify(item, null, 1)}`;
    before = ",";
  }
  yield before === "[" ? "[]" : "\n]";
}

async function* csvOf(items: Items): AsyncGenerator<string> {
  const head = [...itemColumns.map(columnHead), ...partSheets.map(({ title }) => `${title.zh} ${title.en} (JSON)`)];
  const line = (cells: readonly string[]): string => `${cells.map(csvCell).join(",")}\r\n`;
  // The mark at the beginning lets a spreadsheet read it as UTF-8.
  yield `\uFEFF${line(head)}`;
  for await (const item of items())
    yield line([
      ...cellsOf(item, itemColumns),
      ...partSheets.map(({ field }) => (item[field] === undefined ? "" : JSON.stringify(item[field]))),
    ]);
}

/** The items are read once a sheet: of a workbook that is written while it is read, one sheet is open at a time. */
function xlsxOf(items: Items): Readable {
  const out = new PassThrough();
  writeWorkbook(items, out).catch((error: unknown) => out.destroy(error instanceof Error ? error : undefined));
  return out;
}

async function writeWorkbook(items: Items, stream: PassThrough): Promise<void> {
  const { default: Excel } = await import("exceljs");
  const workbook = new Excel.stream.xlsx.WorkbookWriter({ stream, useStyles: true });
  const write = async (name: string, head: readonly string[], rowsOf: (item: Item) => readonly string[][]) => {
    const sheet = workbook.addWorksheet(name, { views: [{ state: "frozen", ySplit: 1 }] });
    sheet.columns = head.map((one) => ({ header: one, width: 20 }));
    sheet.getRow(1).font = { bold: true };
    for await (const item of items()) for (const row of rowsOf(item)) sheet.addRow(row).commit();
    sheet.commit();
  };
  await write(itemsSheet.zh, itemColumns.map(columnHead), (item) => [cellsOf(item, itemColumns)]);
  for (const part of partSheets)
    await write(part.title.zh, [codeHead, ...part.columns.map(columnHead)], (item) =>
      partRows(item, part).map((row) => [item.code, ...cellsOf(row, part.columns)]),
    );
  await workbook.commit();
}

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
