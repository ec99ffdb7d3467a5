import { type SealEvidence, sealEvidence } from "@wuxing/kernel/draw";
import type { DrawWorld } from "./DrawWorld.ts";
import { getDraw } from "./drawRows.ts";

/** Asks the log for the proof of a draw's commitment and keeps it. The first one stays: it is the earliest. Gives whether there is one. */
export async function findProof(world: DrawWorld, id: string): Promise<boolean> {
  const draw = await getDraw(world.pool, id);
  if (draw.proof) return true;
  const found = await world.log.proofOf(draw.recordId);
  if (!found) return false;
  const at = provenAt(sealEvidence(draw.commitment, found.proof, world.log.policy), found.head.at);
  if (!at) return false;
  await world.pool.query(
    "UPDATE draws SET proof = $2, proven_at = $3, witnessed = $4 WHERE id = $1 AND proof IS NULL",
    [id, found.proof, at.instant, at.witnessed],
  );
  return true;
}

/** By when the commitment stood in the log: as its witnesses say; as this server does where no witness is asked; not yet where they are waited for. */
function provenAt(seal: SealEvidence, signedAt: string): { instant: string; witnessed: boolean } | undefined {
  if ("fault" in seal) return undefined;
  if ("unwitnessed" in seal) return { instant: signedAt, witnessed: false };
  return { instant: new Date(seal.witnessedAt * 1000).toISOString(), witnessed: true };
}
