import { randomBytes } from "node:crypto";
import {
  assertPlan,
  type BeaconPlan,
  beaconMargin,
  commitmentKind,
  commitmentOf,
  type DrawPlan,
  orderPlan,
  quicknet,
  roundFrom,
  vrfPublicKey,
} from "@wuxing/kernel/draw";
import type { PoolClient } from "pg";
import type { DrawWish } from "./Draw.ts";
import type { DrawWorld } from "./DrawWorld.ts";
import { keepFrame } from "./frameRows.ts";
import { refusals } from "./refusals.ts";
import { sealSecret } from "./secretOf.ts";

/** Most targets of a draw in this server: its memory is small, and the proof of a secret ticket takes some milliseconds. */
const mostTargets = { open: 100_000, unannounced: 2000 };
/** Seconds from now until chance speaks, at least: the log must be witnessed before, with the margin. */
const shortestWait = 300;
/** Seconds between the term for secrets and chance, at least: their list is to be logged and witnessed, with the margin. */
const shortestListing = 240;

/** Fixes a plan in the caller's transaction and submits its commitment to the log. Throws Refusal. */
export async function prepareDraw(world: DrawWorld, client: PoolClient, wish: DrawWish): Promise<string> {
  assertWish(wish, world.now());
  const key = wish.plan.mode === "unannounced" ? randomBytes(32) : undefined;
  const plan = orderPlan({
    ...wish.plan,
    id: wish.id,
    beacon: beaconOf(wish),
    ...(key ? { vrfKey: Buffer.from(vrfPublicKey(key)).toString("hex") } : {}),
  });
  assertPlan(plan);
  const commitment = commitmentOf(plan);
  const record = await world.log.submit(client, commitmentKind, { ...commitment });
  const secret = key && sealSecret(world.vault, plan.id, { key: key.toString("hex") });
  await keepDraw(client, wish, plan, [commitment, record, world.now(), secret ?? null]);
  await keepFrame(client, plan.id, plan.frame);
  return plan.id;
}

async function keepDraw(client: PoolClient, wish: DrawWish, plan: DrawPlan, made: readonly unknown[]): Promise<void> {
  const { frame: _frame, ...kept } = plan;
  const { area, title, by, revealUntil, dueAt, drawBy, closeBy = null } = wish;
  const { rowCount } = await client.query(
    `INSERT INTO draws (id, area, title, mode, plan, prepared_by, reveal_until, due_at, draw_by, close_by,
       commitment, record_id, prepared_at, secret)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14) ON CONFLICT DO NOTHING`,
    [plan.id, area, title, plan.mode, JSON.stringify(kept), by, revealUntil, dueAt, drawBy, closeBy, ...made],
  );
  if (rowCount === 0) throw refusals.taken(plan.id);
}

function assertWish({ id, plan, revealUntil, dueAt, drawBy, closeBy }: DrawWish, now: string): void {
  if (!/^[a-z0-9][a-z0-9-]{0,63}$/u.test(id)) throw refusals.id();
  const most = mostTargets[plan.mode];
  if (plan.frame.length > most) throw refusals.tooMany(most, plan.frame.length);
  if ((plan.mode === "unannounced") !== (closeBy !== undefined)) throw refusals.closeBy();
  const [from, until, due, by, end] = [now, revealUntil, dueAt, drawBy, closeBy ?? "9999"].map((at) =>
    Date.parse(at),
  ) as [number, number, number, number, number];
  const inOrder = from < until && until < due && due < by && by < end;
  if (!inOrder || due < from + shortestWait * 1000) throw refusals.times();
  if (plan.commitments.length > 0 && due < until + shortestListing * 1000) throw refusals.revealTerm();
}

const beaconOf = ({ beacon, dueAt }: DrawWish): BeaconPlan =>
  beacon === "drand"
    ? { ...quicknet, round: roundFrom(quicknet, Math.ceil(Date.parse(dueAt) / 1000)) }
    : { kind: "dice", ...beacon };

/** Whether a commitment that was proven at one instant was so in time for a draw whose chance speaks at another. */
export const isInTime = (provenAt: string, dueAt: string): boolean =>
  Date.parse(provenAt) + beaconMargin * 1000 <= Date.parse(dueAt);
