import { dayOf } from "@wuxing/kernel/calendar";
import type { Platform } from "@wuxing/platform/area";
import type { SecretDraws } from "./SecretDraws.ts";

/**
 * Closes the rounds whose days are over and whose visits are all made or explained: the draw then lays open everything,
 * what was not visited too. Returns how many were closed.
 */
export async function closeRounds(
  { pool, casework }: Pick<Platform, "pool" | "casework">,
  draws: SecretDraws,
): Promise<number> {
  const { rows } = await pool.query<{ id: string; draw: string; told: number }>(
    `SELECT r.id, r.draw, count(v.case_id)::int AS told FROM supervision_rounds r LEFT JOIN supervision_visits v ON v.round = r.id
     WHERE r.closed_at IS NULL AND r.ends < $1 GROUP BY r.id
     HAVING count(*) FILTER (WHERE v.state IN ('assigned', 'alarmed')) = 0`,
    [dayOf(casework.now())],
  );
  let closed = 0;
  for (const { id, draw, told } of rows) {
    const drawn = (await draws.visitsOf(draw))?.filter(({ officers }) => officers.length > 0);
    if (!drawn || told < drawn.length) continue;
    await draws.close(draw);
    await pool.query("UPDATE supervision_rounds SET closed_at = $2 WHERE id = $1", [id, casework.now()]);
    closed++;
  }
  return closed;
}
