import { sha256 as plainSha256 } from "@noble/hashes/sha2.js";

/** SHA-256 of some bytes: 32 bytes. */
export type Sha256 = (data: Uint8Array) => Uint8Array;

export const hashSize = 32;

/** The hashes of RFC 6962 §2.1: of a leaf and of a node, told apart by their first byte. */
export interface Hasher {
  readonly leaf: (record: Uint8Array) => Uint8Array;
  readonly node: (left: Uint8Array, right: Uint8Array) => Uint8Array;
  /** The root of a tree without leaves. */
  readonly empty: Uint8Array;
}

/** Hashes by a SHA-256 of the caller's, such as that of node:crypto, which is quicker than the one that runs anywhere. */
export function hasherOf(sha256: Sha256 = plainSha256): Hasher {
  // One buffer for all nodes: it is read before the next is hashed.
  const pair = new Uint8Array(1 + 2 * hashSize);
  pair[0] = 1;
  return {
    leaf: (record) => {
      const prefixed = new Uint8Array(1 + record.length);
      prefixed.set(record, 1);
      return sha256(prefixed);
    },
    node: (left, right) => {
      pair.set(left, 1);
      pair.set(right, 1 + hashSize);
      return sha256(pair);
    },
    empty: sha256(new Uint8Array(0)),
  };
}
