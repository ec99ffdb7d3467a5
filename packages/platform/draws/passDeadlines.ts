import { beaconMargin } from "@wuxing/kernel/draw";
import type { DrawWorld } from "./DrawWorld.ts";
import { findOutcomeProof, findProof, findRevealsProof } from "./proofOfDraw.ts";
import { fixReveals } from "./reveals.ts";

/**
 * Looks for proofs that are missing, fixes the sets of secrets whose term has ended and raises the alarms of terms that
 * have passed; gives how many are new.
 */
export async function passDeadlines(world: DrawWorld): Promise<number> {
  const { rows } = await world.pool.query<{ id: string }>("SELECT id FROM draws WHERE proof IS NULL AND due_at > $1", [
    world.now(),
  ]);
  for (const { id } of rows) await findProof(world, id);
  await settleReveals(world);
  const { rows: sealed } = await world.pool.query<{ id: string }>(
    "SELECT id FROM draws WHERE outcome_record IS NOT NULL AND outcome_proof IS NULL",
  );
  for (const { id } of sealed) await findOutcomeProof(world, id);
  const { rowCount } = await world.pool.query(
    `INSERT INTO draw_alarms (draw_id, kind, due_at, at)
     SELECT d.id, kind, term, $1 FROM draws d CROSS JOIN make_interval(secs => $2) AS margin CROSS JOIN LATERAL (VALUES
       ('unproven', d.due_at - margin, d.drawn_at IS NULL AND COALESCE(d.proven_at > d.due_at - margin, true)),
       ('revealsUnproven', d.due_at - margin, d.drawn_at IS NULL AND d.plan->'commitments' <> '[]'
         AND COALESCE(d.reveals_proven_at > d.due_at - margin, true)),
       ('notDrawn', d.draw_by, d.drawn_at IS NULL),
       ('notClosed', d.close_by, d.closed_at IS NULL)) AS terms (kind, term, missed)
     WHERE missed AND term < $1 AND NOT EXISTS (SELECT FROM draw_alarms a WHERE a.draw_id = d.id AND a.kind = terms.kind)
     ON CONFLICT DO NOTHING`,
    [world.now(), beaconMargin],
  );
  return rowCount ?? 0;
}

/** Once chance has spoken it is too late: such a draw is void. */
async function settleReveals(world: DrawWorld): Promise<void> {
  const { rows } = await world.pool.query<{ id: string }>(
    `SELECT id FROM draws WHERE plan->'commitments' <> '[]' AND reveals_proof IS NULL AND reveal_until <= $1 AND due_at > $1`,
    [world.now()],
  );
  for (const { id } of rows) {
    await fixReveals(world, id);
    await findRevealsProof(world, id);
  }
}
