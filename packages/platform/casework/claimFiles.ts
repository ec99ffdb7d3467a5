import type { Entry } from "@wuxing/kernel/procedure";
import type { PoolClient } from "pg";

/** The ids of files that an entry names. */
export const fileIdsOf = (entry: Entry): string[] =>
  Array.isArray(entry.input.files) ? entry.input.files.map(String) : [];

/**
 * Binds the files that an entry names to its case, those alone that its actor sent: a file is bound once, so nobody can
 * take another's. How a person named his files may say who he is, so it is not kept; entries and what is shown of them
 * then hold no more of him than his words do.
 */
export async function claimFiles(client: PoolClient, entry: Entry): Promise<void> {
  const ids = fileIdsOf(entry);
  if (ids.length > 0)
    await client.query(
      `UPDATE files SET case_id = $1, name = CASE WHEN $4 THEN '附件' || COALESCE(substring(name from '\\.[^.]+$'), '') ELSE name END
       WHERE id = ANY($2::uuid[]) AND case_id = 0 AND uploaded_by = ANY($3)`,
      [
        entry.caseId,
        ids,
        [entry.actor.id, `form:${entry.commandId}`, `case:${entry.caseId}`],
        entry.actor.kind === "citizen",
      ],
    );
}
