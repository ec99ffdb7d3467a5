import { type Hasher, hashSize } from "./Hasher.ts";
import { joinParts } from "./joinParts.ts";
import { consistencyRanges, inclusionRanges, type Range, subtreesOf } from "./ranges.ts";

/** Hashes side by side in one buffer that doubles when it is full: a million leaves are no million objects. */
class Row {
  count = 0;
  #bytes = new Uint8Array(64 * hashSize);

  push(hash: Uint8Array): void {
    const at = this.count * hashSize;
    if (at === this.#bytes.length) {
      const wider = new Uint8Array(this.#bytes.length * 2);
      wider.set(this.#bytes);
      this.#bytes = wider;
    }
    this.#bytes.set(hash, at);
    this.count++;
  }

  /** The hash at a place, as a view that holds until the next push. */
  at(place: number): Uint8Array {
    return this.#bytes.subarray(place * hashSize, (place + 1) * hashSize);
  }
}

/**
 * A Merkle tree that only grows (RFC 6962). It keeps the hash of every whole subtree, by level: level 0 holds the leaves.
 * In memory; what keeps a log for good writes the same hashes as tiles.
 */
export class GrowingTree {
  readonly #hasher: Hasher;
  readonly #rows: Row[] = [new Row()];

  constructor(hasher: Hasher) {
    this.#hasher = hasher;
  }

  get size(): number {
    return this.#rows[0]?.count ?? 0;
  }

  /** Adds a leaf by its hash; gives its index. */
  append(leafHash: Uint8Array): number {
    const index = this.size;
    let hash = leafHash;
    for (let level = 0, place = index; ; level++, place = (place - 1) / 2) {
      const row = this.#row(level);
      row.push(hash);
      if (place % 2 === 0) return index;
      hash = this.#hasher.node(row.at(place - 1), row.at(place));
    }
  }

  /** The hash of a whole subtree: `place` counts those of its level from the left. */
  subtree(level: number, place: number): Uint8Array {
    return this.#row(level).at(place).slice();
  }

  /** The root of the tree as it was at a size. Throws RangeError beyond what is there. */
  root(size = this.size): Uint8Array {
    this.#assertSize(size);
    return this.#rangeHash([0, size]);
  }

  /** The proof that the leaf stands in the tree of this size: siblings from the leaf upwards. */
  inclusionProof(index: number, size = this.size): Uint8Array[] {
    this.#assertSize(size);
    return inclusionRanges(index, size).map((range) => this.#rangeHash(range));
  }

  /** The proof that the tree of one size begins the tree of another. Empty where they are the same. */
  consistencyProof(from: number, to = this.size): Uint8Array[] {
    this.#assertSize(to);
    return consistencyRanges(from, to).map((range) => this.#rangeHash(range));
  }

  #rangeHash(range: Range): Uint8Array {
    return joinParts(
      subtreesOf(range).map(({ height, place }) => this.subtree(height, place)),
      this.#hasher,
    );
  }

  #row(level: number): Row {
    this.#rows[level] ??= new Row();
    return this.#rows[level];
  }

  #assertSize(size: number): void {
    if (!(Number.isInteger(size) && size >= 0 && size <= this.size))
      throw new RangeError(`the tree has ${this.size} leaves, not ${size}`);
  }
}
