import { type Item, type ItemVersion, itemSchema } from "@wuxing/platform/items";
import type { Pool } from "pg";

type Db = Pick<Pool, "query">;

/** What the next version is drafted on: the newest, also where it holds from a later day only. Items that ended are left out. */
export async function newestItems(db: Db, codes: readonly string[]): Promise<ReadonlyMap<string, ItemVersion>> {
  const { rows } = await db.query<ItemVersion & { code: string }>(
    `SELECT code, version, since AS "from", until, item FROM item_versions WHERE code = ANY($1) AND until IS NULL`,
    [codes],
  );
  return new Map(rows.map(({ code, ...row }) => [code, { ...row, item: itemSchema.parse(row.item) }]));
}

/** The newest versions of all items, or of one unit's, by code. */
export async function allItems(db: Db, unit: string | undefined): Promise<readonly Item[]> {
  const { rows } = await db.query<{ item: Item }>(
    "SELECT item FROM item_versions WHERE ($1::text IS NULL OR unit = $1) AND until IS NULL ORDER BY code",
    [unit ?? null],
  );
  return rows.map(({ item }) => itemSchema.parse(item));
}
