import { sealClaims } from "@wuxing/platform/certificates";
import type { Vault } from "@wuxing/platform/personal";
import type { PoolClient } from "pg";
import { noteSaving } from "../savings.ts";
import type { SeededCertificates } from "./SeededCertificates.ts";

/**
 * Writes what the told certificates say, sealed, and what they saved, once their entries are there: who follows
 * applications for uses and grants begins after them, for the story has told both.
 */
export async function saveCertificates(
  client: PoolClient,
  vault: Vault,
  { claims, savings }: SeededCertificates,
): Promise<void> {
  for (const { id, holder, claims: said, at } of claims) await sealClaims(client, vault, holder, said, at, id);
  for (const { caseId, month, ...saving } of savings) await noteSaving(client, caseId, month, saving);
  await client.query(
    `INSERT INTO followers (name, xid, id)
       SELECT 'certificates.applications', pg_current_xact_id(), COALESCE(max(id), 0) FROM entries
       ON CONFLICT (name) DO UPDATE SET xid = excluded.xid, id = excluded.id`,
  );
}
