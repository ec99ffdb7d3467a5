import { LogFault } from "@wuxing/tlog/fault";
import { type Hasher, hasherOf, hashSize } from "./Hasher.ts";

/** A proof that does not hold, and why. The only error that verifying throws. */
export class ProofFault extends LogFault {
  constructor(reason: string) {
    super("proof", reason);
    this.name = "ProofFault";
  }
}

const plain = hasherOf();

/** Whether two hashes are the same bytes. Of public values: time tells nothing. */
export const sameHash = (a: Uint8Array, b: Uint8Array): boolean =>
  a.length === b.length && a.every((byte, i) => byte === b[i]);

export interface Inclusion {
  /** Of the leaf, from 0. */
  readonly index: number;
  readonly size: number;
  readonly leafHash: Uint8Array;
  readonly proof: readonly Uint8Array[];
  readonly root: Uint8Array;
}

/**
 * Holds that a leaf stands at its index in the tree of this size and root (RFC 9162 §2.1.3.2). Throws ProofFault.
 * Sizes are whole numbers below 2^53.
 */
export function verifyInclusion({ root, ...inclusion }: Inclusion, hasher: Hasher = plain): void {
  assertHashes([root]);
  if (!sameHash(inclusionRoot(inclusion, hasher), root)) throw new ProofFault("the proof leads to another root");
}

/**
 * The root to which an inclusion proof leads from its leaf (RFC 9162 §2.1.3.2). It shows nothing until it is held against
 * a root that is trusted. Throws ProofFault for a proof that is none in a tree of this size.
 */
export function inclusionRoot(
  { index, size, leafHash, proof }: Omit<Inclusion, "root">,
  hasher: Hasher = plain,
): Uint8Array {
  assertCount(index, "index");
  assertCount(size, "size");
  if (index >= size) throw new ProofFault(`there is no leaf ${index} in a tree of ${size}`);
  assertHashes([leafHash, ...proof]);
  let [place, last] = [BigInt(index), BigInt(size) - 1n];
  let hash = leafHash;
  for (const sibling of proof) {
    if (last === 0n) throw new ProofFault("the proof is too long");
    if (isOdd(place) || place === last) {
      hash = hasher.node(sibling, hash);
      while (!isOdd(place) && place !== 0n) [place, last] = [place >> 1n, last >> 1n];
    } else hash = hasher.node(hash, sibling);
    [place, last] = [place >> 1n, last >> 1n];
  }
  if (last !== 0n) throw new ProofFault("the proof is too short");
  return hash;
}

export interface Consistency {
  readonly from: { readonly size: number; readonly root: Uint8Array };
  readonly to: { readonly size: number; readonly root: Uint8Array };
  readonly proof: readonly Uint8Array[];
}

/**
 * Holds that the larger tree begins with all leaves of the smaller one, in their order (RFC 9162 §2.1.4.2). Throws
 * ProofFault. From nothing nothing can be proven: a smaller tree without leaves is refused.
 */
export function verifyConsistency({ from, to, proof }: Consistency, hasher: Hasher = plain): void {
  assertCount(from.size, "size");
  assertCount(to.size, "size");
  if (from.size === 0) throw new ProofFault("a tree without leaves is the beginning of every tree");
  if (from.size > to.size) throw new ProofFault(`a tree of ${from.size} is no beginning of a tree of ${to.size}`);
  if (from.size === to.size) {
    if (proof.length > 0) throw new ProofFault("trees of one size need no proof");
    if (from.root.length === 0 || !sameHash(from.root, to.root))
      throw new ProofFault("two trees of one size have different roots");
    return;
  }
  assertHashes([from.root, to.root, ...proof]);
  const [small, large] = rootsOf(from, to.size, proof, hasher);
  if (!sameHash(small, from.root)) throw new ProofFault("the proof leads to another root of the smaller tree");
  if (!sameHash(large, to.root)) throw new ProofFault("the proof leads to another root of the larger tree");
}

/** The roots of both trees to which a proof leads. */
function rootsOf(
  from: Consistency["from"],
  size: number,
  proof: readonly Uint8Array[],
  hasher: Hasher,
): [Uint8Array, Uint8Array] {
  let [place, last] = [BigInt(from.size) - 1n, BigInt(size) - 1n];
  // Where the smaller tree is a whole subtree of the larger, its root begins the path and is not told again.
  const isWhole = (BigInt(from.size) & place) === 0n;
  const path = isWhole ? [from.root, ...proof] : proof;
  while (isOdd(place)) [place, last] = [place >> 1n, last >> 1n];
  const first = path[0];
  if (!first) throw new ProofFault("the proof is too short");
  let [small, large] = [first, first];
  for (const hash of path.slice(1)) {
    if (last === 0n) throw new ProofFault("the proof is too long");
    if (isOdd(place) || place === last) {
      [small, large] = [hasher.node(hash, small), hasher.node(hash, large)];
      while (!isOdd(place) && place !== 0n) [place, last] = [place >> 1n, last >> 1n];
    } else large = hasher.node(large, hash);
    [place, last] = [place >> 1n, last >> 1n];
  }
  if (last !== 0n) throw new ProofFault("the proof is too short");
  return [small, large];
}

const isOdd = (n: bigint): boolean => (n & 1n) === 1n;

function assertCount(n: number, what: string): void {
  if (!Number.isSafeInteger(n) || n < 0) throw new ProofFault(`the ${what} must be a whole number from 0 to 2^53 - 1`);
}

function assertHashes(hashes: readonly Uint8Array[]): void {
  if (hashes.some((hash) => hash.length !== hashSize)) throw new ProofFault(`a hash has ${hashSize} bytes`);
}
