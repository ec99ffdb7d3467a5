import { type Hasher, hashSize, joinParts, subtreesOf } from "@wuxing/tlog/tree";

/** A hash of a tile, as a view of its bytes. */
export const hashAt = (tile: Uint8Array, place: number): Uint8Array =>
  tile.subarray(place * hashSize, (place + 1) * hashSize);

/** The root over `count` hashes of a tile from a place on; count is a power of two. */
export function rootOf(tile: Uint8Array, place: number, count: number, hasher: Hasher): Uint8Array {
  let row = Array.from({ length: count }, (_, i) => hashAt(tile, place + i));
  while (row.length > 1)
    row = Array.from({ length: row.length / 2 }, (_, i) =>
      hasher.node(row[2 * i] ?? hasher.empty, row[2 * i + 1] ?? hasher.empty),
    );
  return (row[0] ?? hasher.empty).slice();
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
