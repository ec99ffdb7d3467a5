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

const block = 100;

/** The newest versions of all items, or of one unit's, by code; so many at a time, so that a catalogue never lies in memory whole. */
export async function* eachItem(db: Db, unit: string | undefined): AsyncGenerator<Item> {
  for (let after = ""; ; ) {
    const { rows } = await db.query<{ code: string; item: unknown }>(
      `SELECT code, item FROM item_versions WHERE ($1::text IS NULL OR unit = $1) AND until IS NULL AND code > $2
       ORDER BY code LIMIT ${block}`,
      [unit ?? null, after],
    );
    for (const { item } of rows) yield itemSchema.parse(item);
    if (rows.length < block) return;
    after = rows.at(-1)?.code ?? "";
  }
}

/** How many there are. */
export async function countItems(db: Db, unit: string | undefined): Promise<number> {
  const { rows } = await db.query<{ n: number }>(
    "SELECT count(*)::int AS n FROM item_versions WHERE ($1::text IS NULL OR unit = $1) AND until IS NULL",
    [unit ?? null],
  );
  return rows[0]?.n ?? 0;
}
