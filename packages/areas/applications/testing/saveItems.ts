import type { Item } from "@wuxing/platform/items";
import type { Pool } from "pg";

/** Writes items in their first version, in force since 2020; those that are there stay. */
export async function saveItems(db: Pick<Pool, "query">, items: readonly Item[]): Promise<void> {
  for (const item of items)
    await db.query(
      `INSERT INTO item_versions (code, version, since, unit, division, kind, name, item)
       VALUES ($1, 1, '2020-01-01', $2, $3, $4, $5, $6) ON CONFLICT DO NOTHING`,
      [item.code, item.unit, item.division, item.kind, item.name.zh, JSON.stringify(item)],
    );
}
