import { t } from "@wuxing/kernel/text";
import { objectKinds } from "../objectKinds.ts";
import { columnHead, type Importable, importColumns, importNames } from "./importColumns.ts";

const advice = [
  t(
    "第一行是列名，请勿改动；带 * 的列必填。第二行是样例，填好后请删去。",
    "The first row names the columns; leave it as it is. Columns with * must be filled. Delete the example row.",
  ),
  t(
    "一格里有几项的，用顿号或分号隔开；检查内容一条一行或用分号隔开。",
    "Several values in a cell are separated by a comma or a semicolon; lines of a checklist by a semicolon.",
  ),
  t(
    `对象类别：${objectKinds.map(({ label }) => label.zh).join("、")}。`,
    `Kinds of object: ${objectKinds.map(({ label }) => label.en).join("; ")}.`,
  ),
];

/** The empty table for an import as XLSX, with an example row. */
export async function importTemplate(register: Importable): Promise<Buffer> {
  const { default: Excel } = await import("exceljs");
  const workbook = new Excel.Workbook();
  const columns = importColumns[register];
  const sheet = workbook.addWorksheet(importNames[register].zh, { views: [{ state: "frozen", ySplit: 1 }] });
  sheet.columns = columns.map((column) => ({ header: columnHead(column), width: 24 }));
  sheet.getRow(1).font = { bold: true };
  sheet.addRow(columns.map(({ example }) => example));
  const notes = workbook.addWorksheet("说明");
  notes.columns = [{ width: 100 }];
  for (const { zh, en } of advice) {
    notes.addRow([zh]);
    notes.addRow([en]);
  }
  return Buffer.from(await workbook.xlsx.writeBuffer());
}
