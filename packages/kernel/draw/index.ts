export { assertPlan } from "./assertPlan.ts";
export { beaconMargin, chanceOf, isBeaconOf, quicknet, roundFrom, timeOfRound } from "./beacon.ts";
export { commitmentHash, commitmentOf, frameHash, targetLine } from "./commitmentOf.ts";
export type {
  BeaconValue,
  DrawCommitment,
  DrawFile,
  DrawOutcome,
  DroppedReveal,
  LogEvidence,
  Picked,
  Reveal,
  RevealedVisit,
  SealedOutcome,
  Shortfall,
  ShortfallReason,
  TargetProof,
} from "./DrawFile.ts";
export type {
  BeaconPlan,
  DicePlan,
  DrandPlan,
  DrawMode,
  DrawOfficer,
  DrawPlan,
  Recusal,
  RevealCommitment,
  Target,
} from "./DrawPlan.ts";
export { beaconValueSchema, drawFileSchema, drawPlanSchema } from "./drawFileSchema.ts";
export type { Finding, FindingKind } from "./Finding.ts";
export { orderPlan } from "./orderPlan.ts";
export { planFaults } from "./planFaults.ts";
export { quotasOf } from "./quotasOf.ts";
export { checkReveals, isSecret, revealHash } from "./reveals.ts";
export { runDraw } from "./runDraw.ts";
export {
  commitmentKind,
  commitmentLeaf,
  outcomeKind,
  outcomeLeaf,
  outcomeRecord,
  revealsKind,
  revealsLeaf,
  revealsRecord,
  type SealEvidence,
  sealEvidence,
} from "./sealEvidence.ts";
export { runSealedDraw, type SealedDraw, sealProofs, targetProofs, ticketOfProof, visitHash } from "./sealedDraw.ts";
export { seedOf } from "./seedOf.ts";
export { type DrawVerdict, verifyDraw } from "./verifyDraw.ts";
export { vrfPublicKey } from "./vrf.ts";
