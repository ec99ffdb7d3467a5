import { Refusal } from "@wuxing/kernel/procedure";
import { t } from "@wuxing/kernel/text";
import type ExcelJS from "exceljs";
import { zipSync } from "fflate";
import { tableText } from "./tableText.ts";
import { unpack } from "./unpack.ts";

/** A table of a file: its head and its rows as text, each row with its number in the file, empty ones left out. */
export interface FileTable {
  readonly sheet: string;
  readonly head: readonly string[];
  readonly rows: readonly { readonly number: number; readonly cells: readonly string[] }[];
}

const mostRows = 5000;
const mostColumns = 40;

/** The tables of an XLSX or CSV file (in the encodings of tableText). Throws Refusal with what to do where it is neither. */
export async function readTable(bytes: Uint8Array): Promise<FileTable[]> {
  const zip = bytes[0] === 0x50 && bytes[1] === 0x4b;
  const tables = zip ? await sheetsOf(bytes) : [await csvOf(bytes)];
  if (tables.some(({ rows }) => rows.length > mostRows)) throw tooMany();
  return tables;
}

const tooMany = (): Refusal =>
  new Refusal(
    "tooLarge",
    t(`一次最多导入 ${mostRows} 行，请分开导入`, `At most ${mostRows} rows can be imported at once; divide the file`),
  );

const unreadable = (): Refusal =>
  new Refusal(
    "refused",
    t(
      "读不出表格，请用模板另存为 XLSX 或 CSV 后再试",
      "This cannot be read as a table; save it as XLSX or CSV from the template and try again",
    ),
  );

async function csvOf(bytes: Uint8Array): Promise<FileTable> {
  // Loaded at the first import, as is what reads XLSX.
  const { parse } = await import("csv-parse/sync");
  const text = tableText(bytes);
  try {
    const rows = parse(text, {
      bom: true,
      relaxColumnCount: true,
      skipEmptyLines: false,
      to: mostRows + 2,
    }) as string[][];
    return tableOf("CSV", rows);
  } catch {
    throw unreadable();
  }
}

/** What so many rows can need; a small file may unpack to more than a server holds. */
const unpackedAtMost = 12 * 1024 * 1024;

async function sheetsOf(bytes: Uint8Array): Promise<FileTable[]> {
  const files = unpack(bytes, unpackedAtMost);
  if (files === "tooLarge") throw tooMany();
  if (files === "broken") throw unreadable();
  // Loaded at the first import: it weighs more than the rest of the server.
  const { default: Excel } = await import("exceljs");
  const workbook = new Excel.Workbook();
  try {
    // Packed anew without being squeezed: what reads it meets nothing that has not been counted.
    await workbook.xlsx.load(Buffer.from(zipSync(files, { level: 0 })) as unknown as ArrayBuffer);
  } catch {
    throw unreadable();
  }
  return workbook.worksheets.map((sheet) => {
    const rows: string[][] = [];
    sheet.eachRow({ includeEmpty: true }, (row, number) => {
      if (number > mostRows + 2) return;
      rows[number - 1] = Array.from({ length: Math.min(row.cellCount, mostColumns) }, (_, index) =>
        cellText(row.getCell(index + 1).value),
      );
    });
    return tableOf(
      sheet.name,
      Array.from(rows, (row) => row ?? []),
    );
  });
}

function tableOf(sheet: string, lines: readonly (readonly string[])[]): FileTable {
  const [head = [], ...rest] = lines;
  const rows = rest.map((cells, index) => ({ number: index + 2, cells: cells.map((cell) => cell.trim()) }));
  return {
    sheet,
    head: head.map((cell) => cell.trim()),
    rows: rows.filter(({ cells }) => cells.some((cell) => cell !== "")),
  };
}

/** What a person sees in the cell; a date as the day it is. */
function cellText(value: ExcelJS.CellValue): string {
  if (value === null || value === undefined) return "";
  if (value instanceof Date) return value.toISOString().slice(0, 10);
  if (typeof value !== "object") return String(value);
  if ("richText" in value) return value.richText.map(({ text }) => text).join("");
  if ("text" in value) return String(value.text);
  if ("result" in value) return cellText(value.result as ExcelJS.CellValue);
  return "";
}
