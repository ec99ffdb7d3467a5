import type { KeyObject } from "node:crypto";
import type { Pool } from "pg";
import type { KeyRow, Vault } from "./Vault.ts";

/**
 * The person of a phone with his key, written where the database has none yet; without a phone a person of his own. For
 * what is kept of somebody before any case is his. In the caller's transaction: the key is held until it ends.
 */
export async function personOfPhone(
  vault: Vault,
  db: Pick<Pool, "query">,
  phone: string | undefined,
): Promise<{ readonly person: string; readonly key: KeyObject }> {
  const { person, key, columns } = vault.personOf(phone);
  await db.query(
    `INSERT INTO people_keys (person, phone_hash, wrapped_key, key_version) VALUES ($1, $2::bytea, $3::bytea, $4)
     ON CONFLICT DO NOTHING`,
    [person, columns.phone_hash, columns.wrapped_key, columns.key_version],
  );
  if (!phone) return { person, key };
  const hash = vault.hashPhone(phone);
  const { rows } = await db.query<KeyRow>(
    "SELECT person, wrapped_key, key_version FROM people_keys WHERE phone_hash = $1 FOR KEY SHARE",
    [hash],
  );
  const [known] = rows;
  if (!known) throw new Error("the key of a phone's person was not written");
  if (known.person === person) return { person, key };
  // Another server made him first.
  vault.learn(hash, known);
  return { person: known.person, key: vault.unwrap(known) };
}
