import { type Hasher, hashSize } from "./Hasher.ts";
import { joinParts } from "./joinParts.ts";
import { consistencyRanges, inclusionRanges, type Range, subtreesOf } from "./ranges.ts";

/** Hashes side by side in one buffer that doubles when it is full: a million leaves are no million objects. */
class Row {
  count = 0;
  bytes = new Uint8Array(64 * hashSize);

  /** Makes room for one more hash; gives its first byte. */
  claim(): number {
    const at = this.count * hashSize;
    if (at === this.bytes.length) {
      const wider = new Uint8Array(this.bytes.length * 2);
      wider.set(this.bytes);
      this.bytes = wider;
    }
    this.count++;
    return at;
  }

  /** The hash at a place, as a view: what stands there is never changed. */
  at(place: number): Uint8Array {
    return this.bytes.subarray(place * hashSize, (place + 1) * hashSize);
  }
}

/**
 * A Merkle tree that only grows (RFC 6962). It keeps the hash of every whole subtree, by level: level 0 holds the leaves.
 * In memory; what keeps a log for good writes the same hashes as tiles.
 */
export class GrowingTree {
  readonly #hasher: Hasher;
  readonly #rows: Row[] = [new Row()];
  /** Roots of what lies to the right in the tree of the size last asked for: all its proofs share them. */
  #edge: { readonly size: number; readonly roots: Map<number, Uint8Array> } = { size: 0, roots: new Map() };

  constructor(hasher: Hasher) {
    this.#hasher = hasher;
  }

  get size(): number {
    return this.#rows[0]?.count ?? 0;
  }

  /** Adds a leaf by its hash; gives its index. */
  append(leafHash: Uint8Array): number {
    const row = this.#row(0);
    const at = row.claim();
    row.bytes.set(leafHash, at);
    return this.#completeNodes(row);
  }

  /** Adds a record as a leaf; gives its index. */
  appendRecord(record: Uint8Array): number {
    const row = this.#row(0);
    const at = row.claim();
    this.#hasher.writeLeaf(record, row.bytes, at);
    return this.#completeNodes(row);
  }

  /** Each right sibling completes a node of the level above. */
  #completeNodes(leaves: Row): number {
    const index = leaves.count - 1;
    let row = leaves;
    for (let level = 1, place = index; place % 2 === 1; level++, place = (place - 1) / 2) {
      const above = this.#row(level);
      const at = above.claim();
      this.#hasher.writeNode(row.bytes, (place - 1) * hashSize, above.bytes, at);
      row = above;
    }
    return index;
  }

  /** The hash of a whole subtree: `place` counts those of its level from the left. It must not be changed. */
  subtree(level: number, place: number): Uint8Array {
    return this.#row(level).at(place);
  }

  /** The root of the tree as it was at a size. Throws RangeError beyond what is there. */
  root(size = this.size): Uint8Array {
    this.#assertSize(size);
    return size === 0 ? this.#hasher.empty : this.#rangeHash([0, size]);
  }

  /**
   * The proof that the leaf stands in the tree of this size: siblings from the leaf upwards. What it holds are views of the
   * tree, not to be changed.
   */
  inclusionProof(index: number, size = this.size): Uint8Array[] {
    this.#assertSize(size);
    return inclusionRanges(index, size).map((range) => this.#rangeHash(range));
  }

  /** The proof that the tree of one size begins the tree of another. Empty where they are the same. */
  consistencyProof(from: number, to = this.size): Uint8Array[] {
    this.#assertSize(to);
    return consistencyRanges(from, to).map((range) => this.#rangeHash(range));
  }

  #rangeHash([from, to]: Range): Uint8Array {
    const width = to - from;
    const height = Math.log2(width);
    if (Number.isInteger(height)) return this.subtree(height, from / width);
    if (this.#edge.size !== to) this.#edge = { size: to, roots: new Map() };
    const known = this.#edge.roots.get(from);
    if (known) return known;
    const parts = subtreesOf([from, to]).map(({ height, place }) => this.subtree(height, place));
    const root = joinParts(parts, this.#hasher);
    this.#edge.roots.set(from, root);
    return root;
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
