import { canonicalJson } from "@wuxing/kernel/record";
import { longestRecord } from "@wuxing/tlog/tiles";
import type { Pool, PoolClient } from "pg";

/** The version of the form of records that are no entries. */
export const recordVersion = "wuxing-record/1";

/**
 * Writes a record that is to stand in the public log, in the caller's transaction: it becomes a leaf once that is
 * committed. `kind` says of what (`draw.commitment`); `record` is plain JSON and public: nobody's secret may stand in
 * it. Gives the id by which the record is found again (`findProof`). Throws RangeError for one that is too long.
 */
export async function submitRecord(
  client: PoolClient | Pool,
  kind: string,
  record: Readonly<Record<string, unknown>>,
): Promise<number> {
  const text = canonicalJson({ v: recordVersion, kind, record });
  if (Buffer.byteLength(text) > longestRecord) throw new RangeError(`a record of over ${longestRecord} bytes`);
  const { rows } = await client.query<{ id: number }>(
    "INSERT INTO log_records (kind, record) VALUES ($1, $2) RETURNING id",
    [kind, text],
  );
  return rows[0]?.id ?? 0;
}
