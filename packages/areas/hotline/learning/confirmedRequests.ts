import type { LabelledMessage } from "@wuxing/kernel/dispatch";
import type { Pool } from "pg";

/**
 * The newest closed requests whose topic a person confirmed at dispatch. Texts as they stand in the cases: names and numbers
 * of people were hidden before they were written.
 */
export async function confirmedRequests(pool: Pool, atMost: number): Promise<LabelledMessage[]> {
  const { rows } = await pool.query<{ text: string; label: string }>(
    `SELECT data->>'text' AS text, data->>'topic' AS label FROM cases
     WHERE type = 'hotline.request' AND state = 'closed' AND data->>'topicConfirmed' = 'true'
     ORDER BY closed_at DESC LIMIT $1`,
    [atMost],
  );
  return rows;
}
