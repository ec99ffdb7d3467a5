import { sha256 as plainSha256 } from "@noble/hashes/sha2.js";

/** SHA-256 of some bytes: 32 bytes. */
export type Sha256 = (data: Uint8Array) => Uint8Array;

/** Writes the SHA-256 of some bytes into others, from a place on. */
export type WriteSha256 = (data: Uint8Array, into: Uint8Array, at: number) => void;

export const hashSize = 32;

/** The hashes of RFC 6962 §2.1: of a leaf and of a node, told apart by their first byte. */
export interface Hasher {
  readonly leaf: (record: Uint8Array) => Uint8Array;
  readonly node: (left: Uint8Array, right: Uint8Array) => Uint8Array;
  /** As `leaf`, but writes the hash into `into`. */
  readonly writeLeaf: (record: Uint8Array, into: Uint8Array, at: number) => void;
  /**
   * As `node`, of two hashes that lie side by side in `row` from a byte on; writes the hash into `into`. For trees of millions
   * of nodes: no object is made for a hash.
   */
  readonly writeNode: (row: Uint8Array, from: number, into: Uint8Array, at: number) => void;
  /** The root of a tree without leaves. */
  readonly empty: Uint8Array;
}

/** Records up to this length are hashed from one buffer. */
const shortRecord = 4096;

/**
 * Hashes by a SHA-256 of the caller's, such as that of node:crypto, which is quicker than the one that runs anywhere; and
 * by one that writes its result, where the caller has such.
 */
export function hasherOf(
  sha256: Sha256 = plainSha256,
  write: WriteSha256 = (data, into, at) => into.set(sha256(data), at),
): Hasher {
  // One buffer for all nodes and one for all short records: each is read before the next is hashed.
  const pair = new Uint8Array(1 + 2 * hashSize);
  pair[0] = 1;
  const short = new Uint8Array(1 + shortRecord);
  let prefixed = short;
  const prefix = (record: Uint8Array): Uint8Array => {
    if (prefixed.length !== 1 + record.length)
      prefixed = record.length > shortRecord ? new Uint8Array(1 + record.length) : short.subarray(0, 1 + record.length);
    prefixed.set(record, 1);
    return prefixed;
  };
  return {
    leaf: (record) => sha256(prefix(record)),
    writeLeaf: (record, into, at) => write(prefix(record), into, at),
    node: (left, right) => {
      pair.set(left, 1);
      pair.set(right, 1 + hashSize);
      return sha256(pair);
    },
    writeNode: (row, from, into, at) => {
      for (let i = 0; i < 2 * hashSize; i++) pair[1 + i] = row[from + i] as number;
      write(pair, into, at);
    },
    empty: sha256(new Uint8Array(0)),
  };
}
