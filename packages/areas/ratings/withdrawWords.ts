import type { Case } from "@wuxing/kernel/procedure";
import type { Platform } from "@wuxing/platform/area";

/** Whether words said with this rating may stand on the public page: their writer agreed, and has not taken it back. */
export async function arePublished({ pool }: Pick<Platform, "pool">, { id, data }: Case): Promise<boolean> {
  if (!data.publish || !data.comment) return false;
  const { rows } = await pool.query("SELECT 1 FROM withdrawn_words WHERE rating_id = $1", [id]);
  return rows.length === 0;
}

/**
 * Consent is taken back as easily as it was given (个人信息保护法 §15): the words leave the public page, the rating, which
 * has ended, counts on and its entry stays. Whoever calls it has shown that the rating is his.
 */
export async function withdrawWords({ pool, casework }: Pick<Platform, "pool" | "casework">, { id }: Case) {
  await pool.query("INSERT INTO withdrawn_words (rating_id, withdrawn_at) VALUES ($1, $2) ON CONFLICT DO NOTHING", [
    id,
    casework.now(),
  ]);
}
