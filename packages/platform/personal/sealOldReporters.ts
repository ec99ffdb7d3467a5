import { transaction } from "@wuxing/platform/postgres";
import type { Pool, PoolClient } from "pg";
import { sealReporter } from "./sealReporter.ts";
import { bytea, type KeyRow, openVault, type Vault } from "./Vault.ts";

const atOnce = 1000;

interface OldReporter {
  readonly case_id: number;
  readonly name: string | null;
  readonly phone: string | null;
  readonly consented_at: string | null;
}

/**
 * Seals the reporters of a database of 0.1, as its owner, before anybody is served: a part at a time, each in its own
 * transaction, so that it goes on where it was stopped. Drops their table, and with it its bytes on disk, when nothing
 * is left. What stands in the entries of that time stays there. Returns how many were sealed now.
 */
export async function sealOldReporters(pool: Pool, given?: string): Promise<number> {
  const { rows } = await pool.query<{ there: boolean }>(
    "SELECT to_regclass('public.unsealed_reporters') IS NOT NULL AS there",
  );
  if (!rows[0]?.there) return 0;
  const vault = await openVault(pool, given);
  let sealed = 0;
  for (;;) {
    const some = await transaction(pool, (client) => sealSome(client, vault));
    if (some === 0) break;
    sealed += some;
  }
  await pool.query("DROP TABLE IF EXISTS unsealed_reporters");
  return sealed;
}

async function sealSome(client: PoolClient, vault: Vault): Promise<number> {
  const { rows } = await client.query<OldReporter>(
    `DELETE FROM unsealed_reporters WHERE case_id IN (
       SELECT case_id FROM unsealed_reporters ORDER BY case_id LIMIT ${atOnce} FOR UPDATE)
     RETURNING case_id, name, phone, consented_at`,
  );
  if (rows.length === 0) return 0;
  await knowPeople(client, vault, rows);
  const columns = rows.map(({ case_id, name, phone, consented_at }) => ({
    case_id,
    ...sealReporter(
      vault,
      case_id,
      {
        ...(name ? { name } : {}),
        ...(phone ? { phone } : {}),
        ...(consented_at ? { consentedAt: consented_at } : {}),
      },
      undefined,
    ),
  }));
  await client.query(
    `WITH x AS MATERIALIZED (
       SELECT * FROM json_to_recordset($1) AS x(case_id bigint, person uuid, phone_hash bytea, wrapped_key bytea,
         key_version integer, sealed bytea, masked_name text, masked_phone text, consented_at timestamptz)),
     p AS (
       INSERT INTO people_keys (person, phone_hash, wrapped_key, key_version)
       SELECT DISTINCT ON (person) person, phone_hash, wrapped_key, key_version FROM x WHERE person IS NOT NULL
       ON CONFLICT (person) DO NOTHING)
     INSERT INTO reporters (case_id, person, sealed, masked_name, masked_phone, consented_at, texts_hidden)
     SELECT case_id, person, sealed, masked_name, masked_phone, consented_at, false FROM x`,
    [JSON.stringify(columns)],
  );
  return rows.length;
}

/** Tells the vault of the persons whom the database knows already under these phones. */
async function knowPeople(client: PoolClient, vault: Vault, rows: readonly OldReporter[]): Promise<void> {
  const hashes = rows.flatMap(({ phone }) => (phone ? [bytea(vault.hashPhone(phone))] : []));
  const { rows: known } = await client.query<KeyRow & { phone_hash: Buffer }>(
    "SELECT person, phone_hash, wrapped_key, key_version FROM people_keys WHERE phone_hash = ANY($1::bytea[])",
    [hashes],
  );
  for (const { phone_hash, ...row } of known) vault.learn(phone_hash, row);
}
