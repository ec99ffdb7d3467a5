import type { Day } from "@wuxing/kernel/calendar";
import { type Item, type ItemVersion, itemSchema } from "@wuxing/platform/items";
import type { Pool } from "pg";

/** The versions in force on a day, by 实施编码; those that are not there are left out. */
export async function presentItems(
  db: Pick<Pool, "query">,
  codes: readonly string[],
  day: Day,
): Promise<ReadonlyMap<string, ItemVersion>> {
  const { rows } = await db.query<ItemVersion & { code: string }>(
    `SELECT code, version, since AS "from", until, item FROM item_versions
     WHERE code = ANY($1) AND since <= $2 AND (until IS NULL OR until > $2)`,
    [codes, day],
  );
  return new Map(rows.map(({ code, ...row }) => [code, { ...row, item: itemSchema.parse(row.item) }]));
}

/** Every item in force on a day, of one unit where it is named, by code. */
export async function allItems(db: Pick<Pool, "query">, unit: string | undefined, day: Day): Promise<readonly Item[]> {
  const { rows } = await db.query<{ item: Item }>(
    `SELECT item FROM item_versions WHERE ($1::text IS NULL OR unit = $1) AND since <= $2 AND (until IS NULL OR until > $2)
     ORDER BY code`,
    [unit ?? null, day],
  );
  return rows.map(({ item }) => itemSchema.parse(item));
}
