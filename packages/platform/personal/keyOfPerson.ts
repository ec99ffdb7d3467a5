import type { KeyObject } from "node:crypto";
import type { Pool } from "pg";
import type { KeyRow, Vault } from "./Vault.ts";

/** The key of a person who is written, opened. Throws SealBroken where it was destroyed. */
export async function keyOfPerson(vault: Vault, db: Pick<Pool, "query">, person: string): Promise<KeyObject> {
  const { rows } = await db.query<KeyRow>(
    "SELECT person, wrapped_key, key_version FROM people_keys WHERE person = $1",
    [person],
  );
  return vault.unwrap(rows[0] ?? { person, wrapped_key: null, key_version: 0 });
}
