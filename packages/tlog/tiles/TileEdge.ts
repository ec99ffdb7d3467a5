import { type Hasher, hasherOf, hashSize } from "@wuxing/tlog/tree";
import { rootOf, rootOfEnds } from "./hashesOf.ts";
import { countAt, type Tile, tileWidth } from "./Tile.ts";

/** A tile with its hashes. */
export interface TileBytes extends Tile {
  readonly level: number;
  /** 32 bytes for each hash. */
  readonly bytes: Uint8Array;
}

/** The unfinished tile at the end of a level. */
interface End {
  readonly bytes: Uint8Array;
  count: number;
  changed: boolean;
}

/**
 * The right edge of a tree kept as tiles: at most one unfinished tile a level, 8 KiB each. It is all that is needed to
 * append, to give the root and to tell which tiles are to be written; the rest of the tree is never held in memory.
 * Who writes the tiles writes them before the checkpoint; after a failed write the edge is read anew (`readEdge`).
 */
export class TileEdge {
  readonly #hasher: Hasher;
  readonly #ends: End[] = [];
  #size = 0;
  #finished: TileBytes[] = [];

  /** An edge of a size from its unfinished tiles, level 0 first; a level without one has no bytes. Its root is unchecked. */
  constructor(hasher: Hasher = hasherOf(), size = 0, ends: readonly Uint8Array[] = []) {
    this.#hasher = hasher;
    this.#size = size;
    for (const [level, given] of ends.entries()) {
      const end = this.#end(level);
      end.count = countAt(level, size) % tileWidth;
      if (given.length !== end.count * hashSize) throw new RangeError(`level ${level} ends with ${end.count} hashes`);
      end.bytes.set(given);
    }
  }

  /** How many leaves. */
  get size(): number {
    return this.#size;
  }

  /** Adds a leaf by its hash; gives its index. */
  append(leafHash: Uint8Array): number {
    const end = this.#end(0);
    end.bytes.set(leafHash, end.count * hashSize);
    return this.#grow(end);
  }

  /** Adds a record as a leaf; gives its index. */
  appendRecord(record: Uint8Array): number {
    const end = this.#end(0);
    this.#hasher.writeLeaf(record, end.bytes, end.count * hashSize);
    return this.#grow(end);
  }

  /** Counts a leaf just written, and finishes each tile that is full by it. */
  #grow(leaves: End): number {
    let end = leaves;
    for (let level = 0; ; level++) {
      end.count++;
      end.changed = true;
      if (end.count < tileWidth) return this.#size++;
      const root = this.#finish(level, end);
      end = this.#end(level + 1);
      end.bytes.set(root, end.count * hashSize);
    }
  }

  /** The root of the tree. */
  root(): Uint8Array {
    return rootOfEnds(this.#ends, this.#hasher);
  }

  /** The unfinished tile of a level, as a copy; no bytes where there is none. */
  end(level: number): Uint8Array {
    const end = this.#ends[level];
    return end ? end.bytes.slice(0, end.count * hashSize) : new Uint8Array(0);
  }

  /** What is to be written since the last call: finished tiles, then the changed unfinished ones as partial tiles. */
  takeTiles(): TileBytes[] {
    const partial = this.#ends.flatMap((end, level) => {
      if (!end.changed || end.count === 0) return [];
      end.changed = false;
      const index = Math.floor(countAt(level, this.#size) / tileWidth);
      return [{ level, index, width: end.count, bytes: end.bytes.slice(0, end.count * hashSize) }];
    });
    const tiles = [...this.#finished, ...partial];
    this.#finished = [];
    return tiles;
  }

  /** Puts a full tile aside and begins the next; gives its root. */
  #finish(level: number, end: End): Uint8Array {
    const bytes = end.bytes.slice();
    const index = Math.floor(countAt(level, this.#size) / tileWidth);
    this.#finished.push({ level, index, width: tileWidth, bytes });
    end.count = 0;
    end.changed = false;
    return rootOf(bytes, 0, tileWidth, this.#hasher);
  }

  #end(level: number): End {
    this.#ends[level] ??= { bytes: new Uint8Array(tileWidth * hashSize), count: 0, changed: false };
    return this.#ends[level];
  }
}
