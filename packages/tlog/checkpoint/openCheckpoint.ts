import { LogFault } from "@wuxing/tlog/fault";
import { type Note, parseNote, type VerifierKey, type VerifyEd25519, verifyNote } from "@wuxing/tlog/note";
import { isWitnessed, type Policy } from "@wuxing/tlog/policy";
import { type Checkpoint, parseCheckpoint } from "./Checkpoint.ts";

/** That a witness knew a checkpoint for the largest of its log at a time. */
export interface Cosignature {
  readonly key: VerifierKey;
  /** In seconds since 1970. */
  readonly time: number;
}

/** A checkpoint that its log has signed. */
export interface OpenedCheckpoint {
  readonly checkpoint: Checkpoint;
  /** The log's key that signed it. */
  readonly log: VerifierKey;
  /** The cosignatures by witnesses of the policy, which may have given several. */
  readonly cosignatures: readonly Cosignature[];
  /** Whether they are enough for the policy. */
  readonly witnessed: boolean;
  /** The note as read, with all its signatures. */
  readonly note: Note;
}

/**
 * Opens a signed checkpoint that the policy trusts: a known log, its signature, and enough cosignatures. Throws LogFault.
 * Proofs may be checked against what this gives.
 */
export function openCheckpoint(note: string | Uint8Array, policy: Policy, verify?: VerifyEd25519): OpenedCheckpoint {
  const opened = openSigned(note, policy, verify);
  if (!opened.witnessed) throw new LogFault("unwitnessed", "too few witnesses have cosigned the checkpoint");
  return opened;
}

/**
 * As `openCheckpoint`, but tells in `witnessed` whether enough cosignatures are there: for the log itself and for who
 * shows its state. A checkpoint without them may be one that the log shows to nobody else.
 */
export function openSigned(note: string | Uint8Array, policy: Policy, verify?: VerifyEd25519): OpenedCheckpoint {
  const read = parseNote(note);
  const checkpoint = parseCheckpoint(read.text);
  const logs = policy.logs.map(({ key }) => key).filter((key) => key.name === checkpoint.origin);
  if (logs.length === 0) throw new LogFault("otherLog", `${checkpoint.origin} is not a log of the policy`);
  const witnesses = policy.witnesses.map(({ key }) => key);
  const verified = verifyNote(read, [...logs, ...witnesses], verify);
  const log = verified.find(({ key }) => logs.includes(key));
  if (!log) throw new LogFault("unsigned", `the log ${checkpoint.origin} has not signed the checkpoint`);
  const cosignatures = verified.flatMap(({ key, time }) => (time === undefined ? [] : [{ key, time }]));
  const witnessed = isWitnessed(policy, keysOf(cosignatures));
  return { checkpoint, log: log.key, cosignatures, witnessed, note: read };
}

/**
 * Whether cosignatures of a span of time (seconds since 1970, both ends within it) are enough for the policy: by their times
 * a verifier tells a stale checkpoint, and one that was there before something else happened.
 */
export function witnessedWithin(
  { cosignatures }: OpenedCheckpoint,
  policy: Policy,
  { from = 0, to = Number.POSITIVE_INFINITY }: { readonly from?: number; readonly to?: number },
): boolean {
  return isWitnessed(policy, keysOf(cosignatures.filter(({ time }) => time >= from && time <= to)));
}

/**
 * By when (seconds since 1970) as many witnesses as the policy wants had seen the checkpoint: the earliest time by which
 * those who had were a quorum. Undefined where they are too few, or where the policy asks for none.
 */
export function witnessedAt(opened: OpenedCheckpoint, policy: Policy): number | undefined {
  if (policy.quorum === undefined) return undefined;
  const times = opened.cosignatures.map(({ time }) => time).sort((a, b) => a - b);
  return times.find((time) => witnessedWithin(opened, policy, { to: time }));
}

const keysOf = (cosignatures: readonly Cosignature[]): VerifierKey[] => cosignatures.map(({ key }) => key);
