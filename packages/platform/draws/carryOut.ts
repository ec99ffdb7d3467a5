import { setImmediate as breathe } from "node:timers/promises";
import {
  checkReveals,
  type DrawPlan,
  outcomeKind,
  outcomeRecord,
  runDraw,
  sealProofs,
  seedOf,
  type TargetProof,
  targetProofs,
} from "@wuxing/kernel/draw";
import { transaction } from "@wuxing/platform/postgres";
import type { PoolClient } from "pg";
import type { Draw } from "./Draw.ts";
import type { DrawWorld } from "./DrawWorld.ts";
import { addPicks, getDraw } from "./drawRows.ts";
import { readFrame } from "./frameRows.ts";
import { isInTime } from "./prepareDraw.ts";
import { findProof, findRevealsProof } from "./proofOfDraw.ts";
import { refusals } from "./refusals.ts";
import { findReveals } from "./reveals.ts";
import { findSecret, sealSecret } from "./secretOf.ts";

/** Draws, once the commitment is proven in time and chance has spoken; once. Throws Refusal. */
export async function carryOut(world: DrawWorld, id: string): Promise<void> {
  await findProof(world, id);
  await findRevealsProof(world, id);
  const draw = await getDraw(world.pool, id);
  if (draw.drawnAt) return;
  if (world.now() < draw.dueAt) throw refusals.early();
  if (!draw.provenAt) throw refusals.unproven();
  if (!isInTime(draw.provenAt, draw.dueAt)) throw refusals.provenLate();
  if (draw.plan.commitments.length > 0) assertRevealsFixed(draw);
  if (!draw.beacon) throw refusals.noBeacon();
  const plan: DrawPlan = { ...draw.plan, frame: await readFrame(world.pool, id) };
  const { valid } = checkReveals(id, plan.commitments, await findReveals(world.pool, id));
  const seed = seedOf(draw.commitment, draw.beacon, valid);
  await (plan.mode === "open" ? drawOpen(world, draw, plan, seed) : drawSealed(world, draw, plan, seed));
}

/** Before chance spoke it must have been settled, for all to see, which secrets take part. */
function assertRevealsFixed({ revealsProvenAt, dueAt }: Draw): void {
  if (!revealsProvenAt || !isInTime(revealsProvenAt, dueAt)) throw refusals.revealsLate();
}

async function drawOpen(world: DrawWorld, draw: Draw, plan: DrawPlan, seed: string): Promise<void> {
  const outcome = runDraw(plan, seed);
  const at = world.now();
  await once(world, draw.id, async (client) => {
    await client.query("UPDATE draws SET drawn_at = $2, shortfalls = $3 WHERE id = $1", [
      ...[draw.id, at, JSON.stringify(outcome.shortfalls)],
    ]);
    await addPicks(
      client,
      draw.id,
      outcome.picked.map((one) => ({ ...one, proof: null, salt: null, at })),
    );
    await world.log.submit(client, outcomeKind, outcomeRecord(draw.id, outcome));
  });
}

async function drawSealed(world: DrawWorld, draw: Draw, plan: DrawPlan, seed: string): Promise<void> {
  const secret = await findSecret(world.pool, world.vault, draw.id);
  if (!secret) throw new Error(`the unannounced draw ${draw.id} has no key`);
  const proofs: TargetProof[] = [];
  for (const proof of targetProofs(plan, seed, secret.key)) {
    proofs.push(proof);
    // A proof takes some milliseconds; others are answered in between.
    await breathe();
  }
  const drawn = sealProofs(plan, seed, secret.key, proofs);
  await once(world, draw.id, async (client) => {
    const record = await world.log.submit(client, outcomeKind, outcomeRecord(draw.id, drawn.sealed));
    await client.query("UPDATE draws SET drawn_at = $2, sealed = $3, secret = $4, outcome_record = $5 WHERE id = $1", [
      ...[draw.id, world.now(), JSON.stringify(drawn.sealed)],
      ...[sealSecret(world.vault, draw.id, { ...secret, drawn }), record],
    ]);
  });
}

/** Whoever comes second finds it drawn: the outcome is the same, for nothing in it is free. */
async function once(world: DrawWorld, id: string, work: (client: PoolClient) => Promise<void>): Promise<void> {
  await transaction(world.pool, async (client) => {
    const { rows } = await client.query("SELECT 1 FROM draws WHERE id = $1 AND drawn_at IS NULL FOR UPDATE", [id]);
    if (rows.length > 0) await work(client);
  });
}
