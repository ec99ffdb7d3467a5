import { parseUscc } from "@wuxing/kernel/identifiers";
import { Refusal } from "@wuxing/kernel/procedure";
import { csvCell, t } from "@wuxing/kernel/text";
import { readTable } from "@wuxing/platform/registers";
import type { Pool } from "pg";

/** A firm that stands in one list and not in the other, or under another name. */
export interface Difference {
  readonly what: "missing" | "extra" | "renamed";
  readonly id: string;
  readonly name: string;
  /** Of one renamed: how the business register calls it. */
  readonly otherName?: string;
}

export interface Reconciled {
  /** Firms in the business register's table, and objects in force on the day. */
  readonly registered: number;
  readonly objects: number;
  /** Rows of the table whose code cannot be one, by their number. */
  readonly unreadable: readonly { readonly row: number; readonly code: string }[];
  readonly differences: readonly Difference[];
}

const codeHeads = ["统一社会信用代码", "信用代码", "USCC", "Unified social credit code", "uscc"];
const nameHeads = ["名称", "企业名称", "市场主体名称", "Name", "name"];

/**
 * Compares the register of objects with a business register's table: who is missing, who is too many, who has another
 * name. A firm left off the frame cannot be drawn, and no randomness mends that. Throws Refusal for an unreadable file.
 */
export async function reconcile(db: Pick<Pool, "query">, bytes: Uint8Array, today: string): Promise<Reconciled> {
  const given = await readFirms(bytes);
  const { rows } = await db.query<{ id: string; name: string }>(
    "SELECT id, name FROM inspection_objects WHERE since <= $1 AND (until IS NULL OR until > $1) ORDER BY id",
    [today],
  );
  const objects = new Map(rows.map(({ id, name }) => [id, name]));
  const differences: Difference[] = [];
  for (const [id, name] of given.firms) {
    const known = objects.get(id);
    if (known === undefined) differences.push({ what: "missing", id, name });
    else if (name && known !== name) differences.push({ what: "renamed", id, name: known, otherName: name });
  }
  for (const { id, name } of rows) if (!given.firms.has(id)) differences.push({ what: "extra", id, name });
  return { registered: given.firms.size, objects: rows.length, unreadable: given.unreadable, differences };
}

async function readFirms(bytes: Uint8Array) {
  const [table] = await readTable(bytes);
  const head = table?.head.map((cell) => cell.replace(/\s*\*$/u, "")) ?? [];
  const place = (names: readonly string[]): number =>
    head.findIndex((cell) => names.some((name) => cell.startsWith(name)));
  const at = { code: place(codeHeads), name: place(nameHeads) };
  if (!table || at.code < 0)
    throw new Refusal(
      "refused",
      t(
        "表里没有“统一社会信用代码”一列，无法比对",
        "The table has no column “Unified social credit code”, so nothing can be compared",
      ),
    );
  const firms = new Map<string, string>();
  const unreadable: { row: number; code: string }[] = [];
  for (const { number, cells } of table.rows) {
    const parsed = parseUscc(cells[at.code] ?? "");
    if (parsed.ok) firms.set(parsed.value.code, cells[at.name] ?? "");
    else unreadable.push({ row: number, code: (cells[at.code] ?? "").slice(0, 40) });
  }
  return { firms, unreadable };
}

const words = { missing: "缺少 missing", extra: "多出 too many", renamed: "名称不符 other name" } as const;

/** The differences as CSV with a byte order mark, so that a spreadsheet reads the Chinese; no cell is taken for a formula. */
export const differencesCsv = ({ differences }: Reconciled): string => {
  const lines = differences.map(({ what, id, name, otherName = "" }) =>
    [words[what], id, name, otherName].map(csvCell).join(","),
  );
  return `\uFEFF${["差异 Difference,统一社会信用代码 USCC,名称 Name,登记名称 Registered name", ...lines].join("\r\n")}\r\n`;
};
