import { canonicalJson } from "@wuxing/kernel/record";
import type { Text } from "@wuxing/kernel/text";
import { witnessedAt } from "@wuxing/tlog/checkpoint";
import { LogFault } from "@wuxing/tlog/fault";
import type { Policy } from "@wuxing/tlog/policy";
import { parseProof, verifyProof } from "@wuxing/tlog/proof";
import { hasherOf } from "@wuxing/tlog/tree";
import type { DrawCommitment, DrawOutcome, Reveal, SealedOutcome } from "./DrawFile.ts";
import { hashOfText } from "./hashes.ts";
import { compare } from "./orderPlan.ts";

/** The kinds under which a commitment, the set of secrets laid open and an outcome stand in the log. */
export const commitmentKind = "draw.commitment";
export const revealsKind = "draw.reveals";
export const outcomeKind = "draw.outcome";

/** The text of the leaf that a commitment becomes: a record of the log that is no entry. */
export const commitmentLeaf = (commitment: DrawCommitment): string => leafText(commitmentKind, { ...commitment });

/**
 * The record of the secrets that were laid open by the term, in the order of who did: no other may take part. It goes into
 * the log before chance speaks, for whoever may choose among secrets afterwards chooses the outcome.
 */
export const revealsRecord = (draw: string, reveals: readonly Reveal[]): Readonly<Record<string, unknown>> => ({
  draw,
  reveals: reveals.map(({ by, secret }) => ({ by, secret })).toSorted((a, b) => compare(a.by, b.by)),
});

/** The text of the leaf that the record of the secrets becomes. */
export const revealsLeaf = (draw: string, reveals: readonly Reveal[]): string =>
  leafText(revealsKind, revealsRecord(draw, reveals));

/** The record of what a draw gave: its hash, which tells nothing of a sealed one. Put into the log at the draw. */
export const outcomeRecord = (
  draw: string,
  outcome: DrawOutcome | SealedOutcome,
): Readonly<Record<string, unknown>> => ({
  ...{ draw, hash: hashOfText(canonicalJson(outcome)) },
  ...("picked" in outcome ? { picked: outcome.picked.length } : {}),
});

/** The text of the leaf that the record of an outcome becomes. */
export const outcomeLeaf = (draw: string, outcome: DrawOutcome | SealedOutcome): string =>
  leafText(outcomeKind, outcomeRecord(draw, outcome));

const leafText = (kind: string, record: Readonly<Record<string, unknown>>): string =>
  canonicalJson({ v: "wuxing-record/1", kind, record });

/** What a proof from the log shows: by when (Unix seconds) as many witnesses as the policy wants had seen the record; or why it shows nothing. */
export type SealEvidence =
  | { readonly witnessedAt: number; readonly witnesses: number }
  | { readonly unwitnessed: true }
  | { readonly fault: Text };

/** Checks the proof (text of c2sp.org/tlog-proof) that a leaf (`commitmentLeaf`, `revealsLeaf`, `outcomeLeaf`) stands in a log of the policy. Never throws. */
export function sealEvidence(text: string, proof: string, policy: Policy): SealEvidence {
  try {
    const leaf = hasherOf().leaf(new TextEncoder().encode(text));
    const opened = verifyProof(parseProof(proof), leaf, policy);
    const time = witnessedAt(opened, policy);
    return time === undefined
      ? { unwitnessed: true }
      : { witnessedAt: time, witnesses: new Set(opened.cosignatures.map(({ key }) => key)).size };
  } catch (error) {
    if (!(error instanceof LogFault)) throw error;
    return {
      fault: { zh: `日志证明不成立（${error.code}）`, en: `The proof from the log does not hold: ${error.message}` },
    };
  }
}
