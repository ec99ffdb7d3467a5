import { isSecret, type Reveal, revealHash, revealsKind, revealsRecord } from "@wuxing/kernel/draw";
import { transaction } from "@wuxing/platform/postgres";
import type { Pool, PoolClient } from "pg";
import type { DrawWorld } from "./DrawWorld.ts";
import { getDraw } from "./drawRows.ts";
import { refusals } from "./refusals.ts";

/** Takes a secret that somebody lays open, and has the log keep it, so that none can be said not to have come. Throws Refusal. */
export async function reveal(world: DrawWorld, id: string, by: string, secret: string): Promise<void> {
  const draw = await getDraw(world.pool, id);
  const committed = draw.plan.commitments.find((one) => one.by === by);
  if (!committed || !isSecret(secret) || revealHash(id, by, secret) !== committed.hash) throw refusals.revealWrong();
  await transaction(world.pool, async (client) => {
    // The time is asked while the row is held: whoever draws waits for it, and finds this secret or none.
    const { rows } = await client.query<{ fixed: boolean }>(
      "SELECT reveals_record IS NOT NULL AS fixed FROM draws WHERE id = $1 FOR UPDATE",
      [id],
    );
    if (rows[0]?.fixed || world.now() >= draw.revealUntil) throw refusals.revealLate();
    const { rowCount } = await client.query(
      "INSERT INTO draw_reveals (draw_id, by, secret, at) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING",
      [id, by, secret, world.now()],
    );
    if (rowCount === 1) await world.log.submit(client, "draw.reveal", { draw: id, by, secret });
  });
}

/**
 * Puts the set of secrets that were laid open by the term into the log, once: it is to be witnessed before chance speaks,
 * and no other may take part then.
 */
export async function fixReveals(world: DrawWorld, id: string): Promise<void> {
  await transaction(world.pool, async (client) => {
    // One that is being kept holds the draw's row, and is waited for.
    const { rows } = await client.query(
      "SELECT 1 FROM draws WHERE id = $1 AND reveals_record IS NULL AND reveal_until <= $2 FOR UPDATE",
      [id, world.now()],
    );
    if (rows.length === 0) return;
    const record = await world.log.submit(client, revealsKind, revealsRecord(id, await findReveals(client, id)));
    await client.query("UPDATE draws SET reveals_record = $2 WHERE id = $1", [id, record]);
  });
}

export async function findReveals(db: Pool | PoolClient, id: string): Promise<readonly Reveal[]> {
  const { rows } = await db.query<Reveal>("SELECT by, secret FROM draw_reveals WHERE draw_id = $1 ORDER BY by", [id]);
  return rows;
}
