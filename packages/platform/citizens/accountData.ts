import type { KeyObject } from "node:crypto";
import type { Instant } from "@wuxing/kernel/calendar";
import { type KeyRow, seal, unseal, type Vault } from "@wuxing/platform/personal";
import type { Pool, PoolClient } from "pg";
import { z } from "zod";

/** What an account knows of its holder, sealed under the account's own key. */
export interface AccountData {
  readonly phone: string;
  readonly name?: string | undefined;
  readonly number?: string | undefined;
}

const schema = z.object({ phone: z.string(), name: z.string().optional(), number: z.string().optional() });
const place = (id: string): string => `citizens/${id}/sealed`;

/** The account's data as its row holds it. */
export const sealData = (key: KeyObject, id: string, data: AccountData): Buffer =>
  seal(key, place(id), JSON.stringify(data));

/** The data of an open account, with its key; undefined where there is none. */
export async function openData(
  db: Pick<Pool, "query">,
  vault: Vault,
  id: string,
): Promise<{ readonly key: KeyObject; readonly data: AccountData } | undefined> {
  const { rows } = await db.query<KeyRow & { sealed: Buffer }>(
    `SELECT person, wrapped_key, key_version, sealed FROM citizens c JOIN people_keys k ON k.person = c.id
     WHERE c.id = $1 AND c.closed_at IS NULL`,
    [id],
  );
  const row = rows[0];
  if (!row) return undefined;
  const key = vault.unwrap(row);
  return { key, data: schema.parse(JSON.parse(unseal(key, place(id), row.sealed).toString("utf8"))) };
}

/** Destroys the account's key, and with it what was ever sealed under it. */
export async function destroyKey(client: PoolClient, id: string, at: Instant): Promise<void> {
  await client.query("UPDATE people_keys SET wrapped_key = NULL, destroyed_at = $2 WHERE person = $1", [id, at]);
}
