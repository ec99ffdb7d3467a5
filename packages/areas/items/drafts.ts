import { createHash } from "node:crypto";
import { canonicalJson } from "@wuxing/kernel/record";
import { type Item, itemSchema } from "@wuxing/platform/items";
import type { Pool } from "pg";

type Db = Pick<Pool, "query">;

/** The hash by which a draft is kept: SHA-256 of its canonical JSON, in hex. */
export const hashOf = (item: Item): string => createHash("sha256").update(canonicalJson(item)).digest("hex");

/** Keeps drafts under their hashes; one that is there already is left as it is. */
export async function keepDrafts(db: Db, items: readonly Item[], at: string): Promise<void> {
  const rows = items.map((item) => ({ hash: hashOf(item), item, kept_at: at }));
  await db.query(
    "INSERT INTO item_drafts SELECT * FROM json_populate_recordset(NULL::item_drafts, $1) ON CONFLICT DO NOTHING",
    [JSON.stringify(rows)],
  );
}

/** Drafts by hash. Throws where one is missing or is not what its hash says: that is a fault of the database. */
export async function getDrafts(db: Db, hashes: readonly string[]): Promise<ReadonlyMap<string, Item>> {
  const { rows } = await db.query<{ hash: string; item: unknown }>(
    "SELECT hash, item FROM item_drafts WHERE hash = ANY($1)",
    [hashes],
  );
  const drafts = new Map(rows.map(({ hash, item }) => [hash, itemSchema.parse(item)]));
  for (const hash of hashes) {
    const item = drafts.get(hash);
    if (!item || hashOf(item) !== hash) throw new Error(`the draft ${hash} is not there as it was kept`);
  }
  return drafts;
}
