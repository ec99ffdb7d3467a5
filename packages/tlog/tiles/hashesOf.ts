import { type Hasher, hashSize, joinParts, subtreesOf } from "@wuxing/tlog/tree";

/** A hash of a tile, as a view of its bytes. */
export const hashAt = (tile: Uint8Array, place: number): Uint8Array =>
  tile.subarray(place * hashSize, (place + 1) * hashSize);

/** The root over `count` hashes of a tile from a place on; count is a power of two. */
export function rootOf(tile: Uint8Array, place: number, count: number, hasher: Hasher): Uint8Array {
  if (count === 1) return hashAt(tile, place).slice();
  const row = new Uint8Array((count / 2) * hashSize);
  let [from, start] = [tile, place * hashSize];
  // Each level is written over the one below, of which what it needs lies further on.
  for (let width = count / 2; width >= 1; width /= 2) {
    for (let i = 0; i < width; i++) hasher.writeNode(from, start + 2 * i * hashSize, row, i * hashSize);
    [from, start] = [row, 0];
  }
  return row.slice(0, hashSize);
}

/** The roots of the whole subtrees of a tile's first `count` hashes, from the right. */
export const partsOf = (tile: Uint8Array, count: number, hasher: Hasher): Uint8Array[] =>
  subtreesOf([0, count]).map(({ height, place }) => rootOf(tile, place * 2 ** height, 2 ** height, hasher));

/** The root over tiles' partial ends, level 0 first. */
export const rootOfEnds = (ends: readonly { bytes: Uint8Array; count: number }[], hasher: Hasher): Uint8Array =>
  joinParts(
    ends.flatMap(({ bytes, count }) => partsOf(bytes, count, hasher)),
    hasher,
  );
