import { type BeaconValue, isBeaconOf } from "@wuxing/kernel/draw";
import { transaction } from "@wuxing/platform/postgres";
import type { PoolClient } from "pg";
import type { Draw } from "./Draw.ts";
import type { DrawWorld } from "./DrawWorld.ts";
import { getDraw } from "./drawRows.ts";
import { refusals } from "./refusals.ts";

/** Fetches the round that a draw waits for. Throws Refusal. */
export async function fetchBeacon(world: DrawWorld, id: string): Promise<void> {
  const draw = await getDraw(world.pool, id);
  if (draw.beacon) return;
  const { beacon: plan } = draw.plan;
  if (plan.kind === "dice") throw refusals.isDice();
  if (!world.askDrand) throw refusals.noDrand();
  if (world.now() < draw.dueAt) throw refusals.early();
  // Whatever fails outside, the way on is the same.
  const signature = await world.askDrand(plan).catch(() => {
    throw refusals.drandSilent();
  });
  await keepBeacon(world, draw, { kind: "drand", round: plan.round, signature }, "drand");
}

/** Takes what chance gave, as somebody typed it. Gives false while dice wait for the second person. Throws Refusal. */
export async function enterBeacon(world: DrawWorld, id: string, value: BeaconValue, by: string): Promise<boolean> {
  const draw = await getDraw(world.pool, id);
  if (draw.beacon) return true;
  if (world.now() < draw.dueAt) throw refusals.early();
  if (!isBeaconOf(draw.plan.beacon, value)) throw refusals.beaconWrong();
  if (value.kind === "drand") {
    await keepBeacon(world, draw, value, by);
    return true;
  }
  const outcome = await transaction(world.pool, (client) => takeThrows(world, client, draw, value.throws, by));
  if (outcome === "differ") throw refusals.throwsDiffer();
  return outcome === "agree";
}

async function keepBeacon(world: DrawWorld, draw: Draw, value: BeaconValue, from: string): Promise<void> {
  if (!isBeaconOf(draw.plan.beacon, value)) throw refusals.beaconWrong();
  await world.pool.query("UPDATE draws SET beacon = $2, beacon_from = $3 WHERE id = $1 AND beacon IS NULL", [
    draw.id,
    value,
    from,
  ]);
}

/**
 * The first entry is kept; the second person's must be the same. One that differs takes the first's place, and leaves a
 * trace in table and log, as every entry does.
 */
async function takeThrows(
  world: DrawWorld,
  client: PoolClient,
  draw: Draw,
  throws: readonly number[],
  by: string,
): Promise<"first" | "agree" | "differ"> {
  const { rows } = await client.query<{ first: { by: string; throws: number[] } | null }>(
    "SELECT first_throws AS first FROM draws WHERE id = $1 AND beacon IS NULL FOR UPDATE",
    [draw.id],
  );
  const [row] = rows;
  // Two others have agreed meanwhile: chance has spoken, and nobody may speak for it again.
  if (!row) return "agree";
  const { first } = row;
  if (first?.by === by) throw refusals.samePerson();
  await client.query(
    `INSERT INTO draw_throws (draw_id, place, throws, by, at)
     SELECT $1, (SELECT count(*) + 1 FROM draw_throws WHERE draw_id = $1), $2, $3, $4`,
    [draw.id, JSON.stringify(throws), by, world.now()],
  );
  await world.log.submit(client, "draw.throws", { draw: draw.id, throws: [...throws] });
  if (first?.throws.join() === throws.join()) {
    await client.query("UPDATE draws SET beacon = $2, beacon_from = $3 WHERE id = $1", [
      ...[draw.id, { kind: "dice", throws }, `${first.by}, ${by}`],
    ]);
    return "agree";
  }
  await client.query("UPDATE draws SET first_throws = $2 WHERE id = $1", [draw.id, { by, throws }]);
  return first ? "differ" : "first";
}
