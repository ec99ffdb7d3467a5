import type { Platform } from "@wuxing/platform/area";
import type { SecretDraws } from "./SecretDraws.ts";

type Asked = Pick<Platform, "pool" | "casework">;

/** Publishes the proofs of visits that were made and whose proof is not out yet. Returns how many. */
export async function revealVisits(platform: Asked, draws: SecretDraws): Promise<number> {
  const { rows } = await platform.pool.query<{ case_id: number }>(
    "SELECT case_id FROM supervision_visits WHERE place IS NOT NULL AND revealed_at IS NULL ORDER BY case_id LIMIT 200",
  );
  for (const { case_id } of rows) await revealVisit(platform, draws, case_id);
  return rows.length;
}

/** Publishes the proof of one visit, unless that was done. */
export async function revealVisit({ pool, casework }: Asked, draws: SecretDraws, caseId: number): Promise<void> {
  const { rows } = await pool.query<{ draw: string; place: string }>(
    `SELECT r.draw, v.place FROM supervision_visits v JOIN supervision_rounds r ON r.id = v.round
     WHERE v.case_id = $1 AND v.place IS NOT NULL AND v.revealed_at IS NULL`,
    [caseId],
  );
  const [made] = rows;
  if (!made) return;
  await draws.revealVisit(made.draw, made.place);
  await pool.query("UPDATE supervision_visits SET revealed_at = $2 WHERE case_id = $1", [caseId, casework.now()]);
}
