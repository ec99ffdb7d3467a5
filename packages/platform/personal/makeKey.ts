import { createSecretKey, type KeyObject } from "node:crypto";
import type { Pool } from "pg";
import { freshBytes } from "./freshBytes.ts";
import type { Vault } from "./Vault.ts";

/** Makes a key under an id of its own. It stands among those of all persons, and is wrapped anew with them. */
export async function makeKey(db: Pick<Pool, "query">, vault: Vault, id: string): Promise<KeyObject> {
  const key = createSecretKey(freshBytes(32));
  const { wrapped, version } = vault.wrap(id, key);
  await db.query("INSERT INTO people_keys (person, wrapped_key, key_version) VALUES ($1, $2, $3)", [
    ...[id, wrapped, version],
  ]);
  return key;
}
