import { csvCell, t } from "@wuxing/kernel/text";
import { readTable } from "@wuxing/platform/registers";
import { bundleSchema } from "../bundleInputs.ts";
import type { Bundle } from "../bundles.ts";
import { putAt, readCell, valueAt, writeCell } from "./cells.ts";
import type { TableFormat } from "./exportItems.ts";
import { workbookOf } from "./exportItems.ts";
import { columnHead, eventWords, type ItemColumn } from "./itemColumns.ts";
import { bare, isJson, places, type TableFault } from "./readItems.ts";
import { assertFew, mostFaults, readJson } from "./readJson.ts";
import { schemaReason } from "./schemaReason.ts";

const audiences = { "1": t("个人和家庭", "People and families"), "2": t("企业和店铺", "Firms and shops") };
const column = (field: string, zh: string, en: string, kind: ItemColumn["kind"] = "text"): ItemColumn => ({
  ...{ field, title: t(zh, en), kind, required: true },
});

/** The columns of a table of bundles; its items stand in one cell, one a line, in the order in which they are done. */
export const bundleColumns: readonly ItemColumn[] = [
  column("code", "代码", "Code"),
  column("name.zh", "名称", "Name"),
  column("name.en", "名称（英文）", "Name in English"),
  column("event", "什么事", "What for", eventWords),
  column("audience", "给谁办", "For whom", audiences),
  column("lead.zh", "一句话说明", "In a sentence"),
  column("lead.en", "一句话说明（英文）", "In a sentence, in English"),
  column("bases", "事项基本编码", "Base codes of its items", "list"),
];
const sheet = t("一件事", "Bundles");
const titleOf = (field: string) =>
  bundleColumns.find(
    (one) => field === one.field || field.startsWith(`${one.field}.`) || one.field.startsWith(`${field}.`),
  )?.title ?? t(field, field);

/** A bundle as a file says it, with its row and the place of each of its fields. */
export interface ReadBundle {
  readonly bundle: Bundle;
  readonly placeOf: (field: string) => Omit<TableFault, "reason">;
}

/** Bundles as a file that can be edited and imported again. */
export async function exportBundles(bundles: readonly Bundle[], format: TableFormat): Promise<Buffer> {
  if (format === "json") return Buffer.from(JSON.stringify(bundles, null, 1));
  const head = bundleColumns.map(columnHead);
  const rows = bundles.map((one) => bundleColumns.map(({ field, kind }) => writeCell(valueAt(one, field), kind)));
  if (format === "xlsx") return workbookOf([{ name: sheet.zh, head, rows }]);
  // The mark at the beginning lets a spreadsheet read it as UTF-8.
  return Buffer.from(`\uFEFF${[head, ...rows].map((row) => row.map(csvCell).join(",")).join("\r\n")}\r\n`);
}

interface Draft {
  readonly fields: unknown;
  readonly sheet: string;
  readonly row: number;
}

/** The bundles of an XLSX, CSV or JSON file, and every fault with its sheet, row and column. Throws Refusal where it is none of these. */
export async function readBundles(
  bytes: Uint8Array,
): Promise<{ readonly bundles: readonly ReadBundle[]; readonly faults: readonly TableFault[] }> {
  const faults: TableFault[] = [];
  const drafts = isJson(bytes) ? ofJson(bytes, faults) : await ofTable(bytes, faults);
  const seen = new Set<string>();
  const bundles = assertFew(drafts).flatMap(({ fields, sheet: name, row }): ReadBundle[] => {
    if (faults.length >= mostFaults) return [];
    const placeOf = (field: string) => ({ sheet: name, row, column: titleOf(field) });
    const parsed = bundleSchema.safeParse(fields);
    if (!parsed.success) {
      for (const issue of parsed.error.issues)
        faults.push({ ...placeOf(issue.path.join(".")), reason: schemaReason(issue) });
      return [];
    }
    const { code } = parsed.data;
    if (seen.has(code))
      faults.push({ ...placeOf("code"), reason: t("代码在表里出现了两次", "The code stands in the table twice") });
    seen.add(code);
    return [{ bundle: parsed.data, placeOf }];
  });
  return { bundles, faults };
}

function ofJson(bytes: Uint8Array, faults: TableFault[]): readonly Draft[] {
  const rows = readJson(bytes);
  if (rows) return rows.map((fields, i) => ({ fields, sheet: "JSON", row: i + 1 }));
  const reason = t("不是完整的 JSON，请重新导出再改", "This is no whole JSON; export it again and edit that");
  faults.push({ sheet: "JSON", row: 1, column: titleOf("code"), reason });
  return [];
}

async function ofTable(bytes: Uint8Array, faults: TableFault[]): Promise<readonly Draft[]> {
  const tables = await readTable(bytes);
  const table =
    tables.find((one) =>
      one.head.map(bare).some((head) => head === bare(columnHead(bundleColumns[0] as ItemColumn))),
    ) ?? tables[0];
  const columns = table ? places(table, bundleColumns) : [];
  for (const { column: one, place } of columns)
    if (place < 0)
      faults.push({
        ...{ sheet: table?.sheet ?? "", row: 1, column: one.title },
        reason: t(
          `缺少“${one.title.zh}”一列，请在导出的表上改`,
          `The column “${one.title.en}” is missing: edit the exported table`,
        ),
      });
  if (!table || faults.length > 0) return [];
  if (table.rows.length === 0)
    faults.push({
      ...{ sheet: table.sheet, row: 1, column: titleOf("code") },
      reason: t(
        "没有可导入的行：请先导出，在导出的表上改",
        "There are no rows to import: export first and edit that table",
      ),
    });
  return table.rows.map(({ number, cells }) => {
    const fields: Record<string, unknown> = {};
    for (const { column: one, place } of columns) putAt(fields, one.field, readCell(cells[place] ?? "", one));
    return { fields, sheet: table.sheet, row: number };
  });
}
