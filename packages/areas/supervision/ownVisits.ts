import { type RevealedVisit, visitHash } from "@wuxing/kernel/draw";
import type { Platform } from "@wuxing/platform/area";
import type { SecretDraws } from "./SecretDraws.ts";

/** A visit that was told and not made yet, with what only its visitor may know. */
export interface ToldVisit {
  readonly caseId: number;
  readonly draw: string;
  readonly secret: RevealedVisit;
}

type ByHash = ReadonlyMap<string, RevealedVisit>;
/** Drawn visits by their hashes, of the draws under way; in this process's memory alone. What was drawn never changes. */
const opened = new WeakMap<SecretDraws, Map<string, ByHash>>();

/**
 * The visits that wait for a person, laid open: those in which he is the next of the drawn. It is asked at every look and
 * written nowhere, so no table, list or log holds who goes where before he went. A draw's seal is opened once by a server,
 * and what was in it forgotten when none of its visits waits any longer.
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
  const visits = await openedVisits(draws, new Set(rows.map(({ draw }) => draw)));
  const told: ToldVisit[] = [];
  for (const { case_id, commitment, passed, draw } of rows) {
    const secret = visits.get(draw)?.get(commitment);
    if (secret && appointments.includes(secret.officers[passed] ?? "")) told.push({ caseId: case_id, draw, secret });
  }
  return told;
}

async function openedVisits(draws: SecretDraws, wanted: ReadonlySet<string>): Promise<ReadonlyMap<string, ByHash>> {
  const known = opened.get(draws) ?? new Map<string, ByHash>();
  opened.set(draws, known);
  for (const draw of known.keys()) if (!wanted.has(draw)) known.delete(draw);
  const found = new Map<string, ByHash>();
  for (const draw of wanted) {
    const visits = known.get(draw) ?? byHash(await draws.visitsOf(draw));
    if (visits) found.set(draw, visits);
    if (visits) known.set(draw, visits);
  }
  return found;
}

const byHash = (visits: readonly RevealedVisit[] | undefined): ByHash | undefined =>
  visits && new Map(visits.map((visit) => [visitHash(visit), visit]));

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
