import { type EntryRow, entryOf } from "@wuxing/platform/casework";
import { phoneSalts, type Vault } from "@wuxing/platform/personal";
import type { Pool, PoolClient } from "pg";
import type { EntryToLog } from "./leafOf.ts";

type NumberedRow = EntryRow & { readonly id: number; readonly xid: string; readonly number: string };

/** An entry with its place in the order of commit. */
export interface PlacedEntry extends EntryToLog {
  readonly id: number;
  readonly xid: string;
}

/** Entries with what their leaves need; `where` is SQL over `e`, its values those given. In the order of commit. */
export async function readEntries(
  vault: Vault,
  db: Pool | PoolClient,
  where: string,
  values: readonly unknown[],
): Promise<PlacedEntry[]> {
  const { rows } = await db.query<NumberedRow>(
    `SELECT e.*, c.number FROM entries e JOIN cases c ON c.id = e.case_id WHERE ${where}`,
    [...values],
  );
  const opened = rows.filter(({ seq }) => seq === 1).map((row) => row.case_id);
  const phones = await phoneSalts(vault, db, opened);
  return rows.map((row) => ({
    id: row.id,
    xid: row.xid,
    entry: entryOf(row),
    number: row.number,
    phone: row.seq === 1 ? phones.get(row.case_id) : undefined,
  }));
}
