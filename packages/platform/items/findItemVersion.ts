import type { Pool } from "pg";
import type { Item } from "./Item.ts";

/** An item as it stood in one of its versions, in force or not: what a case kept of its day. */
export async function findItemVersion(
  db: Pick<Pool, "query">,
  code: string,
  version: number,
): Promise<Item | undefined> {
  const { rows } = await db.query<{ item: Item }>("SELECT item FROM item_versions WHERE code = $1 AND version = $2", [
    ...[code, version],
  ]);
  return rows[0]?.item;
}
