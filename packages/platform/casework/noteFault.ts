import type { Pool } from "pg";

/** Writes down that something which the system was to do with a case could not be done, at the case's latest entry. */
export async function noteFault(pool: Pool, what: string, caseId: number, error: unknown): Promise<void> {
  await pool.query(
    `INSERT INTO follower_faults (follower, entry_id, fault)
     SELECT $1, id, $3 FROM entries WHERE case_id = $2 ORDER BY seq DESC LIMIT 1 ON CONFLICT DO NOTHING`,
    [what, caseId, error instanceof Error ? error.message : String(error)],
  );
}
