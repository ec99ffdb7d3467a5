import type { Entry } from "@wuxing/kernel/procedure";
import type { PoolClient } from "pg";

/** The ids of files that an entry names. */
export const fileIdsOf = (entry: Entry): string[] =>
  Array.isArray(entry.input.files) ? entry.input.files.map(String) : [];

/** Binds the files that an entry names to its case; a file is bound once, so nobody can take another case's file. */
export async function claimFiles(client: PoolClient, entry: Entry): Promise<void> {
  const ids = fileIdsOf(entry);
  if (ids.length > 0)
    await client.query("UPDATE files SET case_id = $1 WHERE id = ANY($2::uuid[]) AND case_id = 0", [entry.caseId, ids]);
}
