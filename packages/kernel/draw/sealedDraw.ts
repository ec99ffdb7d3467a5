import { bytesToHex, hexToBytes, utf8ToBytes } from "@noble/hashes/utils.js";
import { assertPlan } from "./assertPlan.ts";
import type { Picked, RevealedVisit, SealedOutcome, Shortfall, TargetProof } from "./DrawFile.ts";
import type { DrawPlan } from "./DrawPlan.ts";
import { hashOfText } from "./hashes.ts";
import { compare } from "./orderPlan.ts";
import { drawBy } from "./runDraw.ts";
import { vrfOutput, vrfProve } from "./vrf.ts";

/** All of an unannounced draw: `sealed` is published at once, each visit when it is made, the proofs at the close. */
export interface SealedDraw {
  readonly sealed: SealedOutcome;
  readonly visits: readonly RevealedVisit[];
  readonly proofs: readonly TargetProof[];
  readonly shortfalls: readonly Shortfall[];
}

/**
 * An unannounced draw: each target's ticket is the output of the draw's own VRF key for seed and id, so that nobody without
 * the key can work it out beforehand, and its holder can prove it and no other. `secretKey` (hex, 32 bytes) belongs to
 * the plan's `vrfKey`; it gives the salts too. Throws Refusal for a plan that has faults.
 */
export const runSealedDraw = (plan: DrawPlan, seed: string, secretKey: string): SealedDraw =>
  sealProofs(plan, seed, secretKey, [...targetProofs(plan, seed, secretKey)]);

/** The proof of every target of the frame, one after the other, for each takes some milliseconds. */
export function* targetProofs({ frame }: DrawPlan, seed: string, secretKey: string): Generator<TargetProof> {
  const key = hexToBytes(secretKey);
  for (const { id } of frame) yield { target: id, proof: bytesToHex(vrfProve(key, vrfInput(seed, id))) };
}

/** The draw by the proofs of all targets (`targetProofs` of the same plan, seed and key). */
export function sealProofs(
  plan: DrawPlan,
  seed: string,
  secretKey: string,
  proofs: readonly TargetProof[],
): SealedDraw {
  assertPlan(plan);
  const byTarget = new Map(proofs.map(({ target, proof }) => [target, proof]));
  const { picked, shortfalls } = drawByProofs(plan, byTarget);
  const visits = picked.map(({ target, stratum, officers }) => ({
    target,
    stratum,
    officers,
    proof: byTarget.get(target) as string,
    salt: hashOfText(`wuxing-draw/salt|${secretKey}|${seed}|${target}`),
  }));
  return {
    sealed: { cutoffs: cutoffsOf(picked), visits: visits.map(visitHash).sort(compare) },
    visits,
    proofs,
    shortfalls,
  };
}

/** What the VRF is asked for a target: seed and id. */
export const vrfInput = (seed: string, id: string): Uint8Array => utf8ToBytes(`wuxing-draw/vrf|${seed}|${id}`);

/** The ticket of a proof: the whole output, in hex. */
export const ticketOfProof = (proof: string): string => bytesToHex(vrfOutput(hexToBytes(proof)));

/** The salted hash of a visit: it holds target and officers, and tells neither. */
export const visitHash = ({ target, stratum, officers, salt }: Omit<RevealedVisit, "proof">): string =>
  hashOfText(`wuxing-draw/visit|${salt}|${JSON.stringify([target, stratum, officers])}`);

/** Draws by proofs that are known to be genuine, one for every target. */
export function drawByProofs(plan: DrawPlan, proofs: ReadonlyMap<string, string>): ReturnType<typeof drawBy> {
  const ticketed = (ids: readonly string[]) =>
    ids.map((id) => ({ id, ticket: ticketOfProof(proofs.get(id) as string) }));
  return drawBy(
    plan,
    (ids, quota) =>
      ticketed(ids)
        .sort((a, b) => compare(a.ticket, b.ticket))
        .slice(0, quota),
    ({ ticket }) => ticket,
  );
}

/** The highest ticket drawn of each stratum in which any was. */
export function cutoffsOf(picked: readonly Picked[]): Readonly<Record<string, string>> {
  const cutoffs: Record<string, string> = {};
  for (const { stratum, ticket } of picked) if (ticket > (cutoffs[stratum] ?? "")) cutoffs[stratum] = ticket;
  return cutoffs;
}
