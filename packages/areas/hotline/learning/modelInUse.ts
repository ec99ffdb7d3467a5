import type { Pool } from "pg";

export interface ModelInUse {
  readonly file: Buffer;
  /** Whether it was made by hand and given, and so has not learnt from this city's requests. */
  readonly given: boolean;
  /** Accuracy on messages kept out of its training. */
  readonly accuracy: number;
}

/** The model by which topics are told now; undefined where the keywords tell them. */
export async function modelInUse(pool: Pool): Promise<ModelInUse | undefined> {
  const { rows } = await pool.query<ModelInUse>(
    `SELECT file, given IS NOT NULL AS given, (expectation->>'accuracy')::float8 AS accuracy
     FROM topic_models WHERE better ORDER BY made_at DESC LIMIT 1`,
  );
  return rows[0];
}
