import { isSecret, type Reveal, revealHash } from "@wuxing/kernel/draw";
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
    await client.query("SELECT 1 FROM draws WHERE id = $1 FOR UPDATE", [id]);
    if (world.now() >= draw.revealUntil) throw refusals.revealLate();
    const { rowCount } = await client.query(
      "INSERT INTO draw_reveals (draw_id, by, secret, at) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING",
      [id, by, secret, world.now()],
    );
    if (rowCount === 1) await world.log.submit(client, "draw.reveal", { draw: id, by, secret });
  });
}

export async function findReveals(db: Pool | PoolClient, id: string): Promise<readonly Reveal[]> {
  const { rows } = await db.query<Reveal>("SELECT by, secret FROM draw_reveals WHERE draw_id = $1 ORDER BY by", [id]);
  return rows;
}
