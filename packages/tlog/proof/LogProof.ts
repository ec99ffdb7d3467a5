import { type OpenedCheckpoint, openCheckpoint } from "@wuxing/tlog/checkpoint";
import { fromBase64, readDecimal, toBase64 } from "@wuxing/tlog/encoding";
import { LogFault } from "@wuxing/tlog/fault";
import type { VerifyEd25519 } from "@wuxing/tlog/note";
import type { Policy } from "@wuxing/tlog/policy";
import { type Hasher, hashSize, verifyInclusion } from "@wuxing/tlog/tree";

/** All that is needed, beside the record itself, to show offline that it stands in a log (C2SP tlog-proof). */
export interface LogProof {
  /** Of the leaf, from 0. */
  readonly index: number;
  /** Siblings from the leaf upwards, 32 bytes each. */
  readonly hashes: readonly Uint8Array[];
  /** The signed note as the log and its witnesses gave it. */
  readonly checkpoint: string;
  /** Bytes of the application's. Nothing vouches for them. */
  readonly extra?: Uint8Array;
}

const firstLine = "c2sp.org/tlog-proof@v1";
/** A path is never longer: a tree has fewer than 2^63 leaves. */
const mostHashes = 63;

/** A proof as text: a file `*.tlog-proof`. */
export function formatProof({ index, hashes, checkpoint, extra }: LogProof): string {
  const lines = [
    firstLine,
    ...(extra ? [`extra ${toBase64(extra)}`] : []),
    `index ${index}`,
    ...hashes.map((hash) => toBase64(hash)),
  ];
  return `${lines.join("\n")}\n\n${checkpoint}`;
}

/** Reads a proof as text. Throws LogFault. What it says is checked by `verifyProof`. */
export function parseProof(text: string): LogProof {
  const end = text.indexOf("\n\n");
  if (end < 0) throw malformed("an empty line before its checkpoint");
  const [first, ...lines] = text.slice(0, end).split("\n");
  if (first !== firstLine) throw malformed(`${firstLine} in its first line`);
  const extra = lines[0]?.startsWith("extra ") ? fromBase64(lines.shift()?.slice("extra ".length) ?? "") : null;
  if (extra === undefined) throw malformed("Base64 after “extra”");
  const indexLine = lines.shift() ?? "";
  const index = indexLine.startsWith("index ") ? readDecimal(indexLine.slice("index ".length)) : undefined;
  if (index === undefined) throw malformed("the line “index” with a whole number");
  if (lines.length > mostHashes) throw malformed(`at most ${mostHashes} hashes`);
  const hashes = lines.map((line) => {
    const hash = fromBase64(line);
    if (hash?.length !== hashSize) throw malformed(`hashes of ${hashSize} bytes in Base64`);
    return hash;
  });
  return { index, hashes, checkpoint: text.slice(end + 2), ...(extra ? { extra } : {}) };
}

/**
 * Holds that a leaf stands at the proof's index in a log that the policy trusts, and gives the opened checkpoint. The leaf's
 * hash is reckoned from the record by the caller. Throws LogFault. Needs no network.
 */
export function verifyProof(
  { index, hashes, checkpoint }: LogProof,
  leafHash: Uint8Array,
  policy: Policy,
  crypto: { readonly verify?: VerifyEd25519; readonly hasher?: Hasher } = {},
): OpenedCheckpoint {
  const opened = openCheckpoint(checkpoint, policy, crypto.verify);
  const { size, root } = opened.checkpoint;
  verifyInclusion({ index, size, root, leafHash, proof: hashes }, crypto.hasher);
  return opened;
}

const malformed = (wanted: string): LogFault => new LogFault("malformed", `a proof has ${wanted}`);
