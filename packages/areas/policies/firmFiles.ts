import type { FirmFile } from "@wuxing/kernel/policies";
import type { Actor } from "@wuxing/kernel/procedure";
import { simplified } from "@wuxing/kernel/text";
import type { Platform } from "@wuxing/platform/area";
import { transaction } from "@wuxing/platform/postgres";
import type { Pool, PoolClient } from "pg";
import { mergeFacts } from "./mergeFacts.ts";

type Db = Pick<Pool, "query">;

/** One file a firm (一企一档). The account stands there masked. */
export interface FiledFirm {
  readonly uscc: string;
  readonly name: string;
  readonly division: string | null;
  readonly facts: FirmFile;
  readonly bank: string | null;
  readonly accountTail: string | null;
}

const columns = `uscc, name, division, facts, bank, right(account, 4) AS "accountTail"`;

/** A firm's file by its code; undefined where nothing is known of it. */
export async function findFirmFile(db: Db, uscc: string): Promise<FiledFirm | undefined> {
  const { rows } = await db.query<FiledFirm>(`SELECT ${columns} FROM policy_firms WHERE uscc = $1`, [uscc]);
  return rows[0];
}

/** At most twenty files of this code, or of firms whose name begins so. */
export async function searchFirmFiles(db: Db, words: string): Promise<readonly FiledFirm[]> {
  const { rows } = await db.query<FiledFirm>(
    `SELECT ${columns} FROM policy_firms WHERE uscc = upper($1) OR name ^@ $1 ORDER BY name, uscc LIMIT 20`,
    [simplified(words)],
  );
  return rows;
}

/** Reads every file, so many at a time, in the order of the codes: a city's firms never lie in memory at once. */
export async function eachFirmBlock(
  db: Db,
  size: number,
  read: (block: readonly Pick<FiledFirm, "uscc" | "name" | "division" | "facts">[]) => Promise<void> | void,
): Promise<void> {
  for (let after = ""; ; ) {
    const { rows } = await db.query<FiledFirm>(
      "SELECT uscc, name, division, facts FROM policy_firms WHERE uscc > $1 ORDER BY uscc LIMIT $2",
      [after, size],
    );
    if (rows.length > 0) await read(rows);
    if (rows.length < size) return;
    after = rows.at(-1)?.uscc ?? "";
  }
}

export interface FirmChange {
  readonly uscc: string;
  readonly name: string;
  readonly facts: FirmFile;
}

/** What is known of some firms, by their codes; those without a file are left out. */
export async function factsOfFirms(db: Db, codes: readonly string[]): Promise<ReadonlyMap<string, FirmChange>> {
  const { rows } = await db.query<FirmChange>("SELECT uscc, name, facts FROM policy_firms WHERE uscc = ANY($1)", [
    codes,
  ]);
  return new Map(rows.map((row) => [row.uscc, row]));
}

/**
 * Writes facts into firms' files, and makes the files that are not there yet; what they do not name stays, and so does what is
 * known of a later day (mergeFacts). All or none.
 */
export async function putFacts(
  { pool, casework }: Platform,
  actor: Actor,
  changes: readonly FirmChange[],
): Promise<void> {
  const at = casework.now();
  await transaction(pool, async (client) => {
    // In one order, so that two tables never wait for each other.
    for (const { uscc, name, facts } of changes.toSorted((a, b) => (a.uscc < b.uscc ? -1 : 1))) {
      await client.query("INSERT INTO policy_firms (uscc, name) VALUES ($1, $2) ON CONFLICT DO NOTHING", [uscc, name]);
      const { rows } = await client.query<{ facts: FirmFile }>(
        "SELECT facts FROM policy_firms WHERE uscc = $1 FOR UPDATE",
        [uscc],
      );
      const { file, newer, older } = mergeFacts(rows[0]?.facts ?? {}, facts);
      if (Object.keys(newer).length > 0) {
        await client.query("UPDATE policy_firms SET facts = $2 WHERE uscc = $1", [uscc, JSON.stringify(file)]);
        await record(client, { uscc, action: "facts", actor, at, after: newer });
      }
      if (Object.keys(older).length > 0) await record(client, { uscc, action: "olderFacts", actor, at, after: older });
    }
  });
}

/** Where a firm is paid. Its file is made where there is none. */
export async function putAccount(
  { pool, casework }: Platform,
  actor: Actor,
  firm: Pick<FiledFirm, "uscc" | "name">,
  { bank, account }: { readonly bank: string; readonly account: string },
): Promise<void> {
  await transaction(pool, async (client) => {
    await client.query(
      `INSERT INTO policy_firms (uscc, name, bank, account) VALUES ($1, $2, $3, $4)
       ON CONFLICT (uscc) DO UPDATE SET bank = excluded.bank, account = excluded.account`,
      [firm.uscc, firm.name, bank, account],
    );
    const after = { bank, accountTail: account.slice(-4) };
    await record(client, { uscc: firm.uscc, action: "account", actor, at: casework.now(), after });
  });
}

interface FirmEntry {
  readonly uscc: string;
  /** `olderFacts`: told when a later day was known already. */
  readonly action: "facts" | "olderFacts" | "account";
  readonly actor: Actor;
  readonly at: string;
  readonly after: object;
}

async function record(client: PoolClient, { uscc, action, actor, at, after }: FirmEntry): Promise<void> {
  await client.query(
    `INSERT INTO policy_firm_entries (uscc, action, actor_kind, actor_id, at, after) VALUES ($1, $2, $3, $4, $5, $6)`,
    [uscc, action, actor.kind, actor.id, at, JSON.stringify(after)],
  );
}
