import type { PoolClient } from "pg";

/** The digests of the contents of files, by id: what was sent twice is told by them. */
export async function fileDigests(
  db: Pick<PoolClient, "query">,
  ids: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const { rows } = await db.query<{ id: string; sha256: string }>(
    "SELECT id, sha256 FROM files WHERE id = ANY($1::uuid[])",
    [ids],
  );
  return new Map(rows.map(({ id, sha256 }) => [id, sha256]));
}
