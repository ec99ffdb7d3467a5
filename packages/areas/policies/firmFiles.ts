import type { FirmFile } from "@wuxing/kernel/policies";
import type { Actor } from "@wuxing/kernel/procedure";
import type { Platform } from "@wuxing/platform/area";
import { transaction } from "@wuxing/platform/postgres";
import type { Pool, PoolClient } from "pg";

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
    [words],
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

/** Writes facts into firms' files, and makes the files that are not there yet; what they do not name stays. All or none. */
export async function putFacts(
  { pool, casework }: Platform,
  actor: Actor,
  changes: readonly FirmChange[],
): Promise<void> {
  await transaction(pool, async (client) => {
    for (const { uscc, name, facts } of changes) {
      await client.query(
        `INSERT INTO policy_firms (uscc, name, facts) VALUES ($1, $2, $3)
         ON CONFLICT (uscc) DO UPDATE SET facts = policy_firms.facts || excluded.facts`,
        [uscc, name, JSON.stringify(facts)],
      );
      await record(client, { uscc, action: "facts", actor, at: casework.now(), after: facts });
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
  readonly action: "facts" | "account";
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
