import type { RevealedVisit, SealedDraw } from "@wuxing/kernel/draw";
import { transaction } from "@wuxing/platform/postgres";
import type { DrawWorld } from "./DrawWorld.ts";
import { addPicks, getDraw } from "./drawRows.ts";
import { refusals } from "./refusals.ts";
import { findSecret } from "./secretOf.ts";

/** The visits of a draw, for the area's own eyes; undefined before it is drawn, and for an open draw. */
export async function visitsOf(world: DrawWorld, id: string): Promise<readonly RevealedVisit[] | undefined> {
  return (await findSecret(world.pool, world.vault, id))?.drawn?.visits;
}

/** Lays one visit open; done twice it is done once. Throws Refusal. */
export async function revealVisit(world: DrawWorld, id: string, target: string): Promise<void> {
  const { visits } = await getDrawn(world, id);
  const visit = visits.find((one) => one.target === target);
  if (!visit) throw refusals.notPicked();
  await transaction(world.pool, async (client) => {
    const { rows } = await client.query("SELECT 1 FROM draws WHERE id = $1 FOR UPDATE", [id]);
    const { rows: shown } = await client.query("SELECT 1 FROM draw_picks WHERE draw_id = $1 AND target = $2", [
      ...[id, target],
    ]);
    if (rows.length === 0 || shown.length > 0) return;
    await addPicks(client, id, [shownVisit(visit, world.now())]);
    await world.log.submit(client, "draw.visit", { draw: id, ...visit });
  });
}

/** Lays open all that is left, with the proof of every target, so that nothing of the draw is secret any more. Throws Refusal. */
export async function closeDraw(world: DrawWorld, id: string): Promise<void> {
  const { visits, proofs, shortfalls } = await getDrawn(world, id);
  const at = world.now();
  await transaction(world.pool, async (client) => {
    const { rows } = await client.query("SELECT 1 FROM draws WHERE id = $1 AND closed_at IS NULL FOR UPDATE", [id]);
    if (rows.length === 0) return;
    await addPicks(
      client,
      id,
      visits.map((visit) => shownVisit(visit, at)),
    );
    await client.query("UPDATE draws SET closed_at = $2, proofs = $3, shortfalls = $4 WHERE id = $1", [
      ...[id, at, JSON.stringify(proofs), JSON.stringify(shortfalls)],
    ]);
    await world.log.submit(client, "draw.closed", { draw: id });
  });
}

const shownVisit = (visit: RevealedVisit, at: string) => ({ ...visit, ticket: null, at });

async function getDrawn(world: DrawWorld, id: string): Promise<SealedDraw> {
  const { mode } = await getDraw(world.pool, id);
  if (mode === "open") throw refusals.isOpen();
  const secret = await findSecret(world.pool, world.vault, id);
  if (!secret?.drawn) throw refusals.notDrawn();
  return secret.drawn;
}
