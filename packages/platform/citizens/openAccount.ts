import { randomUUID } from "node:crypto";
import { maskPhone } from "@wuxing/kernel/identifiers";
import { makeKey } from "@wuxing/platform/personal";
import type { PoolClient } from "pg";
import { sealData } from "./accountData.ts";
import type { World } from "./World.ts";

/** The account of a phone, made now where there is none. */
export async function openAccount(
  client: PoolClient,
  { vault, now }: Pick<World, "vault" | "now">,
  phone: string,
): Promise<string> {
  const hash = vault.hashPhone(phone);
  // Two first sign-ins at once wait for each other.
  await client.query("SELECT pg_advisory_xact_lock(hashtextextended($1, 13))", [hash.toString("hex")]);
  const found = await client.query<{ id: string }>("SELECT id FROM citizens WHERE phone_hash = $1", [hash]);
  const id = found.rows[0]?.id ?? randomUUID();
  if (found.rows.length === 0) {
    const key = await makeKey(client, vault, id);
    await client.query(
      `INSERT INTO citizens (id, level, phone_hash, phone_masked, sealed, opened_at)
       VALUES ($1, 'phone', $2, $3, $4, $5)`,
      [id, hash, maskPhone(phone), sealData(key, id, { phone }), now()],
    );
  }
  await claimMandates(client, id, hash);
  return id;
}

/** Mandates given to a phone become those of the account that showed to hold it. */
export async function claimMandates(client: PoolClient, citizenId: string, phoneHash: Buffer): Promise<void> {
  await client.query("UPDATE mandates SET holder = $1 WHERE holder IS NULL AND phone_hash = $2", [
    citizenId,
    phoneHash,
  ]);
}
