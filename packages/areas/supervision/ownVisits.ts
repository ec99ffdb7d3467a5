import { type RevealedVisit, visitHash } from "@wuxing/kernel/draw";
import type { Platform } from "@wuxing/platform/area";
import type { SecretDraws } from "./SecretDraws.ts";

/** A visit that was told and not made yet, with what only its visitor may know. */
export interface ToldVisit {
  readonly caseId: number;
  readonly draw: string;
  readonly secret: RevealedVisit;
}

/**
 * The visits that wait for a person, laid open: those in which he is the next of the drawn. It is asked at every look and
 * written nowhere, so no table, list or log holds who goes where before he went.
 */
export async function toldVisits(
  { pool }: Pick<Platform, "pool">,
  draws: SecretDraws,
  userId: string,
): Promise<ToldVisit[]> {
  const appointments = await appointmentsOf(pool, userId);
  if (appointments.length === 0) return [];
  const { rows } = await pool.query<{ case_id: number; commitment: string; passed: number; draw: string }>(
    `SELECT v.case_id, v.commitment, v.passed, r.draw FROM supervision_visits v JOIN supervision_rounds r ON r.id = v.round
     WHERE v.state IN ('assigned', 'alarmed') ORDER BY v.until, v.case_id`,
  );
  const told: ToldVisit[] = [];
  for (const { case_id, commitment, passed, draw } of rows) {
    const secret = (await draws.visitsOf(draw))?.find((visit) => visitHash(visit) === commitment);
    if (secret && appointments.includes(secret.officers[passed] ?? "")) told.push({ caseId: case_id, draw, secret });
  }
  return told;
}

/** Cases of a person as supervisor: the visits told to him, those he made, and what came of these. */
export async function ownCases(
  platform: Pick<Platform, "pool">,
  draws: SecretDraws,
  userId: string,
): Promise<number[]> {
  const told = await toldVisits(platform, draws, userId);
  const { rows } = await platform.pool.query<{ id: number }>(
    `WITH made AS (SELECT v.case_id FROM supervision_visits v JOIN supervision_appointments a ON a.id = v.visitor
       WHERE a.user_id = $1)
     SELECT case_id AS id FROM made UNION ALL SELECT f.case_id FROM supervision_findings f JOIN made ON made.case_id = f.visit_id`,
    [userId],
  );
  return [...told.map(({ caseId }) => caseId), ...rows.map(({ id }) => id)];
}

/** All appointments of a person, past ones too: what he found stays his to follow. */
export async function appointmentsOf(pool: Platform["pool"], userId: string): Promise<string[]> {
  const { rows } = await pool.query<{ id: string }>("SELECT id FROM supervision_appointments WHERE user_id = $1", [
    userId,
  ]);
  return rows.map(({ id }) => id);
}
