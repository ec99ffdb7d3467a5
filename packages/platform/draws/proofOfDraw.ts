import { commitmentLeaf, outcomeLeaf, revealsLeaf, type SealEvidence, sealEvidence } from "@wuxing/kernel/draw";
import type { DrawWorld } from "./DrawWorld.ts";
import { getDraw } from "./drawRows.ts";
import { findReveals } from "./reveals.ts";

/** Asks the log for the proof of a draw's commitment and keeps it. The first one stays: it is the earliest. Gives whether there is one. */
export async function findProof(world: DrawWorld, id: string): Promise<boolean> {
  const draw = await getDraw(world.pool, id);
  if (draw.proof) return true;
  const found = await world.log.proofOf(draw.recordId);
  if (!found) return false;
  const at = provenAt(sealEvidence(commitmentLeaf(draw.commitment), found.proof, world.log.policy), found.head.at);
  if (!at) return false;
  await world.pool.query(
    "UPDATE draws SET proof = $2, proven_at = $3, witnessed = $4 WHERE id = $1 AND proof IS NULL",
    [id, found.proof, at.instant, at.witnessed],
  );
  return true;
}

/** Asks the log for the proof of a sealed outcome, as soon as its witnesses have seen it, and keeps it. The first one stays. */
export async function findOutcomeProof(world: DrawWorld, id: string): Promise<void> {
  const { outcomeRecordId, sealed } = await getDraw(world.pool, id);
  const found = outcomeRecordId === null || !sealed ? undefined : await world.log.proofOf(outcomeRecordId);
  if (!found || !sealed) return;
  if (!provenAt(sealEvidence(outcomeLeaf(id, sealed), found.proof, world.log.policy), found.head.at)) return;
  await world.pool.query("UPDATE draws SET outcome_proof = $2 WHERE id = $1 AND outcome_proof IS NULL", [
    id,
    found.proof,
  ]);
}

/** Asks the log for the proof of the set of secrets, once it is fixed, and keeps it. The first one stays: it is the earliest. */
export async function findRevealsProof(world: DrawWorld, id: string): Promise<void> {
  const { revealsRecordId, revealsProof } = await getDraw(world.pool, id);
  const found = revealsRecordId === null || revealsProof ? undefined : await world.log.proofOf(revealsRecordId);
  if (!found) return;
  const leaf = revealsLeaf(id, await findReveals(world.pool, id));
  const at = provenAt(sealEvidence(leaf, found.proof, world.log.policy), found.head.at);
  if (!at) return;
  await world.pool.query(
    "UPDATE draws SET reveals_proof = $2, reveals_proven_at = $3 WHERE id = $1 AND reveals_proof IS NULL",
    [id, found.proof, at.instant],
  );
}

/** By when a record stood in the log: as its witnesses say; as this server does where no witness is asked; not yet where they are waited for. */
function provenAt(seal: SealEvidence, signedAt: string): { instant: string; witnessed: boolean } | undefined {
  if ("fault" in seal) return undefined;
  if ("unwitnessed" in seal) return { instant: signedAt, witnessed: false };
  return { instant: new Date(seal.witnessedAt * 1000).toISOString(), witnessed: true };
}
