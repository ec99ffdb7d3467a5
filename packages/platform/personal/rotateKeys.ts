import type { KeyObject } from "node:crypto";
import { transaction } from "@wuxing/platform/postgres";
import type { Pool, PoolClient } from "pg";
import {
  currentVersion,
  keepMasterKeys,
  keptMasterKeys,
  type MasterKeys,
  newMasterKey,
  parseMasterKeys,
} from "./MasterKeys.ts";
import { seal } from "./seal.ts";
import { indexKey, indexKeyPlace, type KeyRow, masterKeys, openVault, Vault } from "./Vault.ts";

const atOnce = 1000;

export interface Rotation {
  readonly version: number;
  /** How many persons' keys were wrapped anew. */
  readonly rewrapped: number;
}

/**
 * Wraps every person's key by the newest master key, a part at a time: stopped half-way it is simply run again, and both
 * keys open what they wrapped meanwhile. What is sealed under the persons' keys stays as it is. Master keys that the
 * database itself keeps get a new one first; the one before it stays, for servers that do not know the new one yet.
 */
export async function rotateKeys(pool: Pool, given?: string): Promise<Rotation> {
  await openVault(pool, given);
  if (given === undefined) await addKeptKey(pool);
  const master = await masterKeys(pool, given);
  const key = await indexKey(pool, master);
  const version = currentVersion(master);
  const vault = new Vault(master, key);
  let rewrapped = 0;
  for (;;) {
    const done = await transaction(pool, (client) => rewrapSome(client, vault, version));
    if (done === 0) break;
    rewrapped += done;
  }
  await wrapIndexKey(pool, master, key, version);
  if (given === undefined) await forgetOldKeys(pool, version);
  else if ((await keptMasterKeys(pool, false)).size > 0) await keepMasterKeys(pool, new Map());
  return { version, rewrapped };
}

async function addKeptKey(pool: Pool): Promise<void> {
  const kept = await keptMasterKeys(pool, true);
  const next = parseMasterKeys(newMasterKey(currentVersion(kept) + 1));
  await keepMasterKeys(pool, new Map([...kept, ...next]));
}

async function forgetOldKeys(pool: Pool, version: number): Promise<void> {
  const kept = await keptMasterKeys(pool, false);
  await keepMasterKeys(pool, new Map([...kept].filter(([one]) => one >= version - 1)));
}

async function rewrapSome(client: PoolClient, vault: Vault, version: number): Promise<number> {
  const { rows } = await client.query<KeyRow>(
    `SELECT person, wrapped_key, key_version FROM people_keys WHERE key_version <> $1 AND wrapped_key IS NOT NULL
     ORDER BY person LIMIT ${atOnce} FOR UPDATE`,
    [version],
  );
  const wrapped = rows.map((row) => {
    const { person } = row;
    return { person, wrapped_key: `\\x${vault.wrap(person, vault.unwrap(row)).wrapped.toString("hex")}` };
  });
  if (rows.length > 0)
    await client.query(
      `UPDATE people_keys k SET wrapped_key = n.wrapped_key, key_version = $2
       FROM json_to_recordset($1) AS n(person uuid, wrapped_key bytea) WHERE k.person = n.person`,
      [JSON.stringify(wrapped), version],
    );
  return rows.length;
}

async function wrapIndexKey(pool: Pool, master: MasterKeys, key: KeyObject, version: number): Promise<void> {
  const wrapped = seal(master.get(version) as KeyObject, indexKeyPlace, key.export()).toString("base64");
  await pool.query("UPDATE settings SET value = $1 WHERE key = 'personalIndexKey'", [{ version, wrapped }]);
}
