import { type OpenedCheckpoint, openSigned } from "@wuxing/tlog/checkpoint";
import { LogFault, type LogFaultCode } from "@wuxing/tlog/fault";
import { cosign, formatSignature, isBy, type Signer } from "@wuxing/tlog/note";
import type { Policy } from "@wuxing/tlog/policy";
import { type Hasher, hasherOf, ProofFault, sameHash, verifyConsistency } from "@wuxing/tlog/tree";
import { parseWitnessRequest, type WitnessRequest } from "./WitnessRequest.ts";
import type { Cosigned, WitnessStore } from "./WitnessStore.ts";

/** A witness: it cosigns a log's checkpoints as long as each grows out of the one before. */
export interface Witness {
  /** Its key of type cosignature. */
  readonly signer: Signer;
  /** The logs it watches (`policyOf(keys)`): a key's name is its log's origin. */
  readonly policy: Policy;
  readonly store: WitnessStore;
  /** The time in seconds since 1970. */
  readonly now: () => number;
  readonly hasher?: Hasher;
}

/** An answer of HTTP. */
export interface WitnessAnswer {
  readonly status: 200 | 400 | 403 | 404 | 409 | 422;
  readonly type: string;
  readonly body: string;
}

const statusOf: Readonly<Record<LogFaultCode, 400 | 403 | 404 | 422>> = {
  malformed: 400,
  otherLog: 404,
  unsigned: 403,
  forged: 403,
  proof: 422,
  unwitnessed: 422,
  tile: 422,
};

/**
 * Answers `POST …/add-checkpoint` (C2SP tlog-witness): 200 with the cosignature once it is remembered; 409 with the size of
 * the latest checkpoint where the log began from another; 422 where the log was forked or does not prove that it was not;
 * 404 of another log; 403 not signed by it; 400 not understood.
 */
export async function addCheckpoint(witness: Witness, body: Uint8Array): Promise<WitnessAnswer> {
  try {
    const request = parseWitnessRequest(body);
    const opened = openSigned(request.checkpoint, witness.policy);
    const { origin, size } = opened.checkpoint;
    if (request.oldSize > size) throw new LogFault("malformed", "the old size is larger than the checkpoint's");
    const before = await witness.store.latest(origin);
    if (request.oldSize !== (before?.size ?? 0)) return conflict(before);
    assertGrown(before, request, opened, witness.hasher ?? hasherOf());
    return await remember(witness, before, opened);
  } catch (error) {
    if (!(error instanceof LogFault)) throw error;
    return { status: statusOf[error.code], type: "text/plain; charset=utf-8", body: `${error.message}\n` };
  }
}

/** Holds that the checkpoint begins with all that was cosigned before. Throws ProofFault. */
function assertGrown(
  before: Cosigned | undefined,
  { oldSize, proof }: WitnessRequest,
  { checkpoint }: OpenedCheckpoint,
  hasher: Hasher,
): void {
  if (checkpoint.size === 0 && !sameHash(checkpoint.root, hasher.empty))
    throw new ProofFault("a tree without leaves has the root of nothing");
  if (before && oldSize > 0) verifyConsistency({ from: before, to: checkpoint, proof }, hasher);
  else if (proof.length > 0) throw new ProofFault("from nothing no proof is needed");
}

async function remember(
  { signer, store, now }: Witness,
  before: Cosigned | undefined,
  { checkpoint: { origin, size, root }, log, note }: OpenedCheckpoint,
): Promise<WitnessAnswer> {
  const line = await cosign(note.text, signer, now());
  const signatures = note.signatures.filter((signature) => isBy(signature, log)).map(formatSignature);
  const next = { size, root, note: `${note.text}\n${signatures.join("")}${line}` };
  if (!(await store.replace(origin, before, next))) return conflict(await store.latest(origin));
  return { status: 200, type: "text/plain; charset=utf-8", body: line };
}

const conflict = (latest: Cosigned | undefined): WitnessAnswer => ({
  status: 409,
  type: "text/x.tlog.size",
  body: `${latest?.size ?? 0}\n`,
});
