import { canonicalJson } from "@wuxing/kernel/record";
import type { DrawCommitment } from "./DrawFile.ts";
import type { DrawPlan, Target } from "./DrawPlan.ts";
import { hashOfLines, hashOfText } from "./hashes.ts";

/**
 * The record of a plan for the log: it fixes every byte of the plan, and none can be found from it but by guessing lists.
 * The plan must be in order (`orderPlan`), so that one plan has one record.
 */
export function commitmentOf(plan: DrawPlan): DrawCommitment {
  return {
    version: 1,
    draw: plan.id,
    mode: plan.mode,
    frame: { hash: frameHash(plan.frame), size: plan.frame.length },
    officers: { hash: hashOfLines(plan.officers), size: plan.officers.length },
    recusals: { hash: hashOfLines(plan.recusals), size: plan.recusals.length },
    quotas: plan.quotas,
    perTarget: plan.perTarget,
    cap: plan.cap,
    apartUnits: plan.apartUnits ?? false,
    sampler: "wuxing-draw-1",
    beacon: plan.beacon,
    commitments: plan.commitments,
    ...(plan.vrfKey === undefined ? {} : { vrfKey: plan.vrfKey }),
  };
}

/** SHA-256, in hex, of the canonical record: the name of a plan that nobody can change. */
export const commitmentHash = (commitment: DrawCommitment): string => hashOfText(canonicalJson(commitment));

/** SHA-256, in hex, of the frame as canonical JSON lines in the order of the ids. */
export const frameHash = (frame: readonly Target[]): string => hashOfLines(frame, targetLine);

/** The canonical JSON of a target. Its names are written in their order here, for there may be a million. */
export const targetLine = ({ area, exempt, id, needs, stratum, units }: Target): string =>
  JSON.stringify({ area, exempt, id, needs, stratum, units });
