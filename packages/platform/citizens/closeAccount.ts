import { dayOf, type Instant } from "@wuxing/kernel/calendar";
import type { PoolClient } from "pg";
import { destroyKey } from "./accountData.ts";
import { recordChange } from "./firmEntries.ts";
import type { World } from "./World.ts";

/** Ends an account and its mandates, and forgets phone, name and citizen number with their key; its sessions are the caller's to end. */
export async function closeAccount(client: PoolClient, { now }: Pick<World, "now">, id: string): Promise<void> {
  await client.query(
    `UPDATE citizens SET closed_at = $2, phone_hash = NULL, phone_masked = NULL, number_hash = NULL,
       name_masked = NULL, sealed = NULL, represents = '[]', language = NULL
     WHERE id = $1`,
    [id, now()],
  );
  await destroyKey(client, id, now());
  await endMandates(client, id, now());
  // What he began for a firm under a key of its own is the firm's.
  await client.query("DELETE FROM application_drafts WHERE sealed_by = $1", [id]);
  await client.query("DELETE FROM uploads WHERE begun_by = $1 AND file IS NULL", [id]);
  for (const kept of ["identity_flows", "push_devices", "push_choices"])
    await client.query(`DELETE FROM ${kept} WHERE citizen_id = $1`, [id]);
}

/** What he held for firms ends with his account, and his phone goes out of it; each end is an entry. */
async function endMandates(client: PoolClient, citizenId: string, at: Instant): Promise<void> {
  const { rows } = await client.query<{ id: string; uscc: string }>(
    `UPDATE mandates SET revoked_on = COALESCE(revoked_on, $2::date), phone_hash = NULL, phone_masked = ''
     WHERE holder = $1 RETURNING id, uscc`,
    [citizenId, dayOf(at)],
  );
  for (const { id, uscc } of rows) {
    const by = { kind: "citizen", id: citizenId } as const;
    await recordChange(client, at, { uscc, mandateId: id, action: "revoke", by, after: { revokedOn: dayOf(at) } });
  }
}
