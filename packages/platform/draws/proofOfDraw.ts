import type { DrawWorld } from "./DrawWorld.ts";
import { getDraw } from "./drawRows.ts";

/** Asks the log for the proof of a draw's commitment and keeps it. The first one stays: it is the earliest. Gives whether there is one. */
export async function findProof(world: DrawWorld, id: string): Promise<boolean> {
  const draw = await getDraw(world.pool, id);
  if (draw.proof) return true;
  const found = await world.log.findProof(draw.recordId);
  if (!found) return false;
  await world.pool.query(
    "UPDATE draws SET proof = $2, proven_at = $3, witnessed = $4 WHERE id = $1 AND proof IS NULL",
    [id, found.proof, found.at, found.witnessed],
  );
  return true;
}
