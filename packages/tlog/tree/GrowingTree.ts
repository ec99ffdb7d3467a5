import { type Hasher, hashSize } from "./Hasher.ts";

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
    return size === 0 ? this.#hasher.empty : this.#rangeHash(0, size);
  }

  /** The proof that the leaf stands in the tree of this size: siblings from the leaf upwards. */
  inclusionProof(index: number, size = this.size): Uint8Array[] {
    this.#assertSize(size);
    if (!(Number.isInteger(index) && index >= 0 && index < size))
      throw new RangeError(`no leaf ${index} below ${size}`);
    const path: Uint8Array[] = [];
    for (let [from, to] = [0, size]; to - from > 1; ) {
      const middle = from + splitOf(to - from);
      if (index < middle) {
        path.push(this.#rangeHash(middle, to));
        to = middle;
      } else {
        path.push(this.#rangeHash(from, middle));
        from = middle;
      }
    }
    return path.reverse();
  }

  /** The proof that the tree of one size begins the tree of another (RFC 9162 §2.1.4.1). Empty where they are the same. */
  consistencyProof(from: number, to = this.size): Uint8Array[] {
    this.#assertSize(to);
    if (!(Number.isInteger(from) && from > 0 && from <= to))
      throw new RangeError(`no tree of ${from} begins one of ${to}`);
    const path: Uint8Array[] = [];
    let [start, end, whole] = [0, to, true];
    while (from !== end) {
      const middle = start + splitOf(end - start);
      if (from <= middle) {
        path.push(this.#rangeHash(middle, end));
        end = middle;
      } else {
        path.push(this.#rangeHash(start, middle));
        start = middle;
        whole = false;
      }
    }
    if (!whole) path.push(this.#rangeHash(start, end));
    return path.reverse();
  }

  /** The root of the leaves from one (inclusive) to another; `from` is where a subtree of that width may begin. */
  #rangeHash(from: number, to: number): Uint8Array {
    let hash: Uint8Array | undefined;
    let end = to;
    // Whole subtrees from the right, the narrowest first: each takes what was joined so far to its right side.
    for (let width = lowestBit(end - from); end > from; width = lowestBit(end - from)) {
      end -= width;
      const part = this.#row(Math.log2(width)).at(end / width);
      hash = hash ? this.#hasher.node(part, hash) : part.slice();
    }
    return hash ?? this.#hasher.empty;
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

/** The greatest power of two below n (n > 1): where RFC 6962 parts a tree. */
function splitOf(n: number): number {
  let width = 1;
  while (width * 2 < n) width *= 2;
  return width;
}

/** The lowest power of two in n, also beyond 2^32. */
function lowestBit(n: number): number {
  if (n === 0) return 0;
  let width = 1;
  while ((n / width) % 2 === 0) width *= 2;
  return width;
}
