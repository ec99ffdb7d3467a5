import { setImmediate as othersFirst } from "node:timers/promises";
import { type EntryRow, entryOf } from "@wuxing/platform/casework";
import { phoneSalts, type SaltedPhone, SealBroken, type Vault } from "@wuxing/platform/personal";
import type { Pool, PoolClient } from "pg";
import type { EntryToLog } from "./leafOf.ts";

type NumberedRow = EntryRow & { readonly id: number; readonly xid: string; readonly number: string };

/** An entry with its place in the order of commit. */
export interface PlacedEntry extends EntryToLog {
  readonly id: number;
  readonly xid: string;
  /** Who asked does not open: his row was damaged, or moved from another case. */
  readonly isBroken: boolean;
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
  const { phones, broken } = await allPhonesOf(vault, db, opened);
  return rows.map((row) => ({
    id: row.id,
    xid: row.xid,
    entry: entryOf(row),
    number: row.number,
    phone: row.seq === 1 ? phones.get(row.case_id) : undefined,
    isBroken: row.seq === 1 && broken.has(row.case_id),
  }));
}

interface Phones {
  readonly phones: ReadonlyMap<number, SaltedPhone>;
  readonly broken: ReadonlySet<number>;
}

/** Reporters opened without looking up. */
const atOnce = 100;

async function allPhonesOf(vault: Vault, db: Pool | PoolClient, caseIds: readonly number[]): Promise<Phones> {
  const parts: Phones[] = [];
  for (let from = 0; from < caseIds.length; from += atOnce) {
    parts.push(await phonesOf(vault, db, caseIds.slice(from, from + atOnce)));
    await othersFirst();
  }
  return joined(parts);
}

const joined = (parts: readonly Phones[]): Phones => ({
  phones: new Map(parts.flatMap(({ phones }) => [...phones])),
  broken: new Set(parts.flatMap(({ broken }) => [...broken])),
});

/** One row that does not open must not hold up the log: then they are opened one by one. */
async function phonesOf(vault: Vault, db: Pool | PoolClient, caseIds: readonly number[]): Promise<Phones> {
  try {
    return { phones: await phoneSalts(vault, db, caseIds), broken: new Set() };
  } catch (error) {
    if (!(error instanceof SealBroken)) throw error;
    if (caseIds.length === 1) return { phones: new Map(), broken: new Set(caseIds) };
  }
  const each: Phones[] = [];
  for (const id of caseIds) each.push(await phonesOf(vault, db, [id]));
  return joined(each);
}
