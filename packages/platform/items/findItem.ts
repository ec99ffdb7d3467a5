import type { Day } from "@wuxing/kernel/calendar";
import type { Pool } from "pg";
import type { Item } from "./Item.ts";

/** An item as it stands from a day on. Cases keep the version that was in force when they were opened. */
export interface ItemVersion {
  readonly version: number;
  readonly from: Day;
  /** Exclusive; null: until further notice. */
  readonly until: Day | null;
  readonly item: Item;
}

const columns = `version, since AS "from", until, item`;

/** The last version of an item, whether it holds, has ended, or is yet to begin; undefined where there is no such item. */
export async function findLastVersion(db: Pick<Pool, "query">, code: string): Promise<ItemVersion | undefined> {
  const { rows } = await db.query<ItemVersion>(
    `SELECT ${columns} FROM item_versions WHERE code = $1 ORDER BY version DESC LIMIT 1`,
    [code],
  );
  return rows[0];
}

/** The version of an item that is in force on a day, by its 实施编码; undefined where none is. */
export async function findItem(db: Pick<Pool, "query">, code: string, day: Day): Promise<ItemVersion | undefined> {
  const { rows } = await db.query<ItemVersion>(
    `SELECT ${columns} FROM item_versions WHERE code = $1 AND since <= $2 AND (until IS NULL OR until > $2)`,
    [code, day],
  );
  return rows[0];
}
