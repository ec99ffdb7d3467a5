import type { Actor } from "@wuxing/kernel/procedure";
import { type Text, t } from "@wuxing/kernel/text";
import type { Platform } from "@wuxing/platform/area";
import { type FileTable, readTable } from "@wuxing/platform/registers";
import { type ChangeReport, changeInspections } from "./changeInspections.ts";
import { type Column, columnHead, type Importable, importColumns } from "./importColumns.ts";

export interface ImportAsked {
  readonly register: Importable;
  readonly bytes: Uint8Array;
  readonly actor: Actor;
  readonly commandId: string;
  readonly source: string;
  readonly trial: boolean;
}

export interface InspectionImport {
  /** Where in the file something is wrong; nothing is imported while there is anything. */
  readonly faults: readonly { readonly row: number; readonly column: Text; readonly reason: Text }[];
  readonly written: ChangeReport["written"];
  readonly done: boolean;
}

interface Line {
  readonly number: number;
  readonly row: Readonly<Record<string, unknown>>;
}

/**
 * Fills a register from a table, all rows or none. A trial says what would be added or changed, and names row and column
 * of every fault. Throws Refusal for a file that cannot be read.
 */
export async function importInspections(platform: Platform, asked: ImportAsked): Promise<InspectionImport> {
  const columns = importColumns[asked.register];
  const tables = await readTable(asked.bytes);
  const table = tables.find((one) => placesOf(one, columns).some(({ place }) => place >= 0));
  const missing = columnFaults(table, columns);
  if (!table || missing.length > 0) return { faults: missing, written: [], done: false };
  const lines = linesOf(platform, table, columns);
  const { register, actor, commandId, source, trial } = asked;
  const rows = lines.map(({ row }) => row);
  const report = await changeInspections(platform, { register, rows, actor, commandId, source, trial });
  return {
    faults: report.faults.map(({ row, field, reason }) => ({
      ...{ row: lines[row]?.number ?? 0, column: titleOf(columns, field), reason },
    })),
    written: report.written.map((one) => ({ ...one, row: lines[one.row]?.number ?? 0 })),
    done: !trial && report.faults.length === 0,
  };
}

const titleOf = (columns: readonly Column[], field: string): Text => {
  const name = field.split(".")[0];
  return (columns.find((column) => column.field === name) ?? columns[0])?.title ?? t("", "");
};

/** Where in the table each column stands; -1 where it does not. */
const placesOf = (table: FileTable, columns: readonly Column[]) => {
  const heads = table.head.map((cell) => cell.replace(/\s*\*$/u, ""));
  return columns.map((column) => {
    const { zh, en } = column.title;
    const names = [zh, en, columnHead(column).replace(/ \*$/u, "")];
    return { column, place: heads.findIndex((head) => names.includes(head)) };
  });
};

function columnFaults(table: FileTable | undefined, columns: readonly Column[]): InspectionImport["faults"] {
  const first = columns[0]?.title ?? t("", "");
  if (!table || table.rows.length === 0)
    return [
      {
        ...{ row: 1, column: first },
        reason: t(
          "没有可导入的行：请用模板，第一行是列名",
          "There are no rows; use the template, with the columns named in the first row",
        ),
      },
    ];
  return placesOf(table, columns)
    .filter(({ column, place }) => column.required && place < 0)
    .map(({ column: { title } }) => ({
      ...{ row: 1, column: title },
      reason: t(`缺少“${title.zh}”一列，请用模板`, `The column “${title.en}” is missing; use the template`),
    }));
}

/** The rows as the register takes them; names of departments and divisions stand for their codes. */
function linesOf(platform: Platform, table: FileTable, columns: readonly Column[]): Line[] {
  const places = placesOf(table, columns);
  const divisions = new Map(platform.city.divisions.map(({ code, name }) => [name.zh, code]));
  const code = (name: string): string => divisions.get(name) ?? name;
  return table.rows.map(({ number, cells }) => {
    const row: Record<string, unknown> = {};
    for (const { column, place } of places) {
      const cell = place < 0 ? "" : (cells[place] ?? "");
      const value = column.read ? column.read(cell) : cell;
      row[column.field] = value;
      if (column.field === "unit") row.unit = unitOf(platform, cell);
      if (column.field === "division") row.division = code(cell);
      if (column.field === "areas") row.areas = (value as string[]).map(code);
    }
    return { number, row };
  });
}

function unitOf({ city }: Platform, name: string): string {
  if (city.knowsUnit(name)) return name;
  const found = city.resolve(name);
  return found && !found.open && found.units.length === 1 ? (found.units[0] ?? name) : name;
}
