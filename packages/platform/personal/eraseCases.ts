import type { Instant } from "@wuxing/kernel/calendar";
import type { PoolClient } from "pg";

/**
 * Erases who asked in these cases: his fields and what was hidden in his words. With the last case of a person his key
 * is destroyed and with it everything that was ever sealed under it, in old copies of the database too once they are
 * given the present keys. Entries and case rows hold none of it and stay as they are.
 */
export async function eraseCases(client: PoolClient, caseIds: readonly number[], at: Instant): Promise<number> {
  const { rows } = await client.query<{ person: string | null }>(
    `UPDATE reporters SET sealed = NULL, masked_name = '', masked_phone = '', erased_at = $2
     WHERE case_id = ANY($1) AND erased_at IS NULL RETURNING person`,
    [caseIds, at],
  );
  await client.query(
    "DELETE FROM sealed_texts WHERE case_id IN (SELECT id FROM cases WHERE id = ANY($1) OR parent_id = ANY($1))",
    [caseIds],
  );
  await client.query("DELETE FROM sealed_answers WHERE case_id = ANY($1)", [caseIds]);
  // What he attached himself; what a unit added belongs to the case.
  await client.query(
    `UPDATE files SET name = 'erased', state = 'erased' WHERE case_id IN
       (SELECT id FROM cases WHERE id = ANY($1) OR parent_id = ANY($1))
     AND (uploaded_by LIKE 'form:%' OR uploaded_by LIKE 'case:%')`,
    [caseIds],
  );
  await client.query("DELETE FROM erasure_requests WHERE case_id = ANY($1)", [caseIds]);
  const persons = [...new Set(rows.flatMap(({ person }) => person ?? []))];
  // Waits for new cases of these persons that are being written, and is asked before the look at what is left.
  await client.query("SELECT 1 FROM people_keys WHERE person = ANY($1) ORDER BY person FOR UPDATE", [persons]);
  await destroyKeys(client, persons, at);
  return rows.length;
}

/** Destroys the keys of those of these persons who have no case left, and with them what is kept of their calls. */
export async function destroyKeys(client: PoolClient, persons: readonly string[], at: Instant): Promise<void> {
  const { rows } = await client.query<{ person: string }>(
    `UPDATE people_keys k SET wrapped_key = NULL, phone_hash = NULL, destroyed_at = $2
     WHERE k.person = ANY($1) AND k.wrapped_key IS NOT NULL
       AND NOT EXISTS (SELECT FROM reporters r WHERE r.person = k.person AND r.erased_at IS NULL)
     RETURNING person`,
    [persons, at],
  );
  await client.query(
    `UPDATE calls SET person = NULL, sealed = NULL, sealed_recording = NULL, phone_masked = '' WHERE person = ANY($1)`,
    [rows.map(({ person }) => person)],
  );
}
