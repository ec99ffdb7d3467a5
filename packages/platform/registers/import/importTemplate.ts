import { postTitles } from "@wuxing/kernel/procedure";
import { columnHead, type ImportKind, importColumns, importSheets } from "./importColumns.ts";

const advice = [
  "每张表第一行是列名，请勿改动；带 * 的列必填。第二行是样例，填好后请删去。",
  "The first row of each sheet names the columns; leave it as it is. Columns with * must be filled. Delete the example row.",
  `层级：市直、县区、乡镇。岗位：${Object.values(postTitles)
    .map(({ zh }) => zh)
    .join("、")}。`,
  "Layer: city, county, township. Post: agent, dispatcher, officer, head, coordinator, leader, administrator, supervisor.",
  "单位、上级单位、区划可写编码或名称；日期写成 2026-12-01。一人多岗写多行。",
  "Units and divisions by code or name; days as 2026-12-01. One row for each post of a person.",
];

/** The empty tables for an import as XLSX, each with an example row. */
export async function importTemplate(): Promise<Buffer> {
  const { default: Excel } = await import("exceljs");
  const workbook = new Excel.Workbook();
  const kinds: readonly ImportKind[] = ["divisions", "units", "people"];
  for (const kind of kinds) {
    const sheet = workbook.addWorksheet(importSheets[kind].zh, { views: [{ state: "frozen", ySplit: 1 }] });
    sheet.columns = importColumns[kind].map((column) => ({ header: columnHead(column), width: 24 }));
    sheet.getRow(1).font = { bold: true };
    sheet.addRow(importColumns[kind].map(({ example }) => example));
  }
  const notes = workbook.addWorksheet("说明");
  notes.columns = [{ width: 100 }];
  for (const line of advice) notes.addRow([line]);
  return Buffer.from(await workbook.xlsx.writeBuffer());
}
