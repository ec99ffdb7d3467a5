import { type Text, t } from "@wuxing/kernel/text";
import { type Item, itemSchema } from "@wuxing/platform/items";
import { type FileTable, readTable } from "@wuxing/platform/registers";
import { putAt, readCell } from "./cells.ts";
import { codeHead } from "./exportItems.ts";
import { columnHead, fieldTitle, type ItemColumn, itemColumns, partSheets } from "./itemColumns.ts";
import { assertFew, mostFaults, readJson } from "./readJson.ts";
import { schemaReason } from "./schemaReason.ts";

/** Where in a file something is wrong. */
export interface TableFault {
  readonly sheet: string;
  readonly row: number;
  readonly column: Text;
  readonly reason: Text;
}

/** An item as a file says it, with the place of each of its fields. */
export interface ReadItem {
  readonly item: Item;
  /** The place of a field's path. */
  readonly placeOf: (field: string) => Omit<TableFault, "reason">;
}

interface Draft {
  readonly fields: Record<string, unknown>;
  readonly placeOf: ReadItem["placeOf"];
}

/** The items of an XLSX, CSV or JSON file, and every fault with its row and column. Throws Refusal where it is none of these. */
export async function readItems(
  bytes: Uint8Array,
): Promise<{ readonly items: readonly ReadItem[]; readonly faults: readonly TableFault[] }> {
  const faults: TableFault[] = [];
  const drafts = isJson(bytes) ? jsonDrafts(bytes, faults) : tableDrafts(await readTable(bytes), faults);
  const items = assertFew(drafts).flatMap(({ fields, placeOf }): ReadItem[] => {
    if (faults.length >= mostFaults) return [];
    const parsed = itemSchema.safeParse(fields);
    if (parsed.success) return [{ item: parsed.data, placeOf }];
    for (const issue of parsed.error.issues.slice(0, mostFaults))
      faults.push({ ...placeOf(issue.path.join(".")), reason: schemaReason(issue) });
    return [];
  });
  return { items, faults: [...faults, ...twice(items)].slice(0, mostFaults) };
}

/** Whether a file is JSON, by how it begins. */
export const isJson = (bytes: Uint8Array): boolean => {
  // Of any encoding the brackets are bytes of their own; UTF-16 puts noughts between.
  const start = new TextDecoder("latin1")
    .decode(bytes.slice(0, 64))
    .replace(/^(?:ï»¿|ÿþ|þÿ)/u, "")
    .replaceAll("\0", "")
    .trimStart();
  return start.startsWith("[") || start.startsWith("{");
};

function jsonDrafts(bytes: Uint8Array, faults: TableFault[]): Draft[] {
  const at = (row: number, field: string) => ({ sheet: "JSON", row, column: fieldTitle(field) });
  const rows = readJson(bytes);
  if (rows)
    return rows.map((fields, index) => ({
      fields: fields as Draft["fields"],
      placeOf: (field) => at(index + 1, field),
    }));
  faults.push({
    ...at(1, "code"),
    reason: t("不是完整的 JSON，请重新导出再改", "This is no whole JSON; export it again and edit that"),
  });
  return [];
}

/** A head without the mark of what is required. */
export const bare = (head: string): string => head.replace(/\s*\*$/u, "");
/** Where each column stands in a table; -1 where it does not. */
export const places = (table: FileTable, columns: readonly ItemColumn[]) => {
  const heads = table.head.map(bare);
  return columns.map((column) => {
    const names = [column.title.zh, column.title.en, bare(columnHead(column))];
    return { column, place: heads.findIndex((head) => names.includes(head)) };
  });
};

function tableDrafts(tables: readonly FileTable[], faults: TableFault[]): Draft[] {
  const main = tables.find((table) => places(table, itemColumns).filter(({ place }) => place >= 0).length > 5);
  if (!main || main.rows.length === 0) {
    faults.push({
      ...{ sheet: tables[0]?.sheet ?? "", row: 1, column: fieldTitle("code") },
      reason: t(
        "没有可导入的行：请先导出，在导出的表上改",
        "There are no rows to import: export first and edit that table",
      ),
    });
    return [];
  }
  for (const { column, place } of places(main, itemColumns))
    if (column.required && place < 0)
      faults.push({
        ...{ sheet: main.sheet, row: 1, column: column.title },
        reason: t(`缺少“${column.title.zh}”一列`, `The column “${column.title.en}” is missing`),
      });
  if (faults.length > 0) return [];
  const drafts = main.rows.map((row) => draftOf(main, row));
  for (const part of partSheets) addPart(part, tables, drafts, faults);
  return drafts.map(({ fields, placeOf }) => ({ fields, placeOf }));
}

const optionalLists: ReadonlySet<string> = new Set(["lifeEvents", "risks"]);

interface Growing extends Draft {
  readonly code: string;
  /** Places of the rows of a part, by its field. */
  readonly partPlaces: Map<string, { readonly sheet: string; readonly rows: number[] }>;
}

function draftOf(table: FileTable, { number, cells }: FileTable["rows"][number]): Growing {
  const fields: Record<string, unknown> = {
    jointUnits: [],
    synonyms: [],
    preReview: false,
    renewable: false,
    promisable: false,
    visits: 0,
  };
  for (const { column, place } of places(table, itemColumns)) {
    const value = readCell(cells[place] ?? "", column);
    // An optional list that is empty was never written.
    if (value === undefined || (optionalLists.has(column.field) && Array.isArray(value) && value.length === 0))
      continue;
    putAt(fields, column.field, value);
  }
  const heads = table.head.map(bare);
  for (const { field, title, optional } of partSheets) {
    const place = heads.indexOf(`${title.zh} ${title.en} (JSON)`);
    const cell = cells[place] ?? "";
    if (cell !== "") fields[field] = readCell(cell, { kind: "json" });
    else if (!optional) fields[field] = field === "more" ? {} : [];
  }
  const partPlaces: Growing["partPlaces"] = new Map();
  return {
    ...{ code: String(fields.code ?? ""), fields, partPlaces },
    placeOf: (field) => {
      const [first = "", index = ""] = field.split(".");
      const part = partPlaces.get(first);
      const row = part?.rows[Number(index)];
      return { sheet: row ? (part?.sheet ?? "") : table.sheet, row: row ?? number, column: fieldTitle(field) };
    },
  };
}

function addPart(
  part: (typeof partSheets)[number],
  tables: readonly FileTable[],
  drafts: readonly Growing[],
  faults: TableFault[],
): void {
  const table = tables.find(({ sheet }) => sheet === part.title.zh || sheet === part.title.en);
  if (!table) return;
  const byCode = new Map(drafts.map((draft) => [draft.code, draft]));
  const codeAt = table.head.map(bare).indexOf(bare(codeHead));
  const columns = places(table, part.columns);
  for (const { number, cells } of table.rows) {
    const draft = byCode.get(cells[codeAt] ?? "");
    if (!draft) {
      faults.push({
        ...{ sheet: table.sheet, row: number, column: fieldTitle("code") },
        reason: t("“事项”表里没有这个实施编码", "The sheet of items has no such code"),
      });
      continue;
    }
    const row: Record<string, unknown> = {};
    for (const { column, place } of columns) {
      const value = readCell(cells[place] ?? "", column);
      if (value !== undefined) putAt(row, column.field, value);
    }
    const known = draft.partPlaces.get(part.field) ?? { sheet: table.sheet, rows: [] };
    known.rows.push(number);
    draft.partPlaces.set(part.field, known);
    const there = draft.fields[part.field];
    // What a cell of the item's own row says of it and is no table is left for the schema to name.
    if (there !== undefined && typeof there !== "object") continue;
    if (part.field === "more") draft.fields.more = { ...there, [String(row.name)]: row.value };
    else draft.fields[part.field] = [...(Array.isArray(there) ? there : []), row];
  }
}

/** A code that stands in two rows would be two versions of one item. */
function twice(items: readonly ReadItem[]): TableFault[] {
  const seen = new Set<string>();
  return items.flatMap(({ item: { code }, placeOf }) => {
    if (!seen.has(code)) {
      seen.add(code);
      return [];
    }
    return [{ ...placeOf("code"), reason: t("实施编码在表里出现了两次", "The code stands in the table twice") }];
  });
}
