import { LogFault } from "@wuxing/tlog/fault";
import {
  consistencyRanges,
  type Hasher,
  hasherOf,
  inclusionRanges,
  joinParts,
  type Range,
  type Subtree,
  sameHash,
  subtreesOf,
} from "@wuxing/tlog/tree";
import { hashAt, rootOf } from "./hashesOf.ts";
import { type FetchTile, readBundle, readEdge, readTile } from "./readTile.ts";
import { tileWidth, widthIn } from "./Tile.ts";
import type { TileEdge } from "./TileEdge.ts";

/** The tree that a checkpoint commits to. */
export interface TreeHead {
  readonly size: number;
  readonly root: Uint8Array;
}

/** How many tiles are remembered: 2 MiB. */
const remembered = 256;

/**
 * Reads a log from its tiles. Every tile is checked against the checkpoint before it is used, so whatever this gives is
 * what the log committed to; where a tile does not fit, LogFault is thrown. Faults of fetching pass through.
 */
export class TileReader {
  readonly #fetch: FetchTile;
  readonly #hasher: Hasher;
  readonly #edge: TileEdge;
  readonly #tiles = new Map<string, Uint8Array>();

  private constructor(fetch: FetchTile, hasher: Hasher, edge: TileEdge) {
    this.#fetch = fetch;
    this.#hasher = hasher;
    this.#edge = edge;
  }

  /** Begins with the right edge, which must lead to the root of the checkpoint. */
  static async open(fetch: FetchTile, { size, root }: TreeHead, hasher: Hasher = hasherOf()): Promise<TileReader> {
    const edge = await readEdge(fetch, size, hasher);
    if (!sameHash(edge.root(), root))
      throw new LogFault("tile", `the tiles at the end of ${size} leaves lead to another root`);
    return new TileReader(fetch, hasher, edge);
  }

  /** Of the checkpoint. */
  get size(): number {
    return this.#edge.size;
  }

  /** The root of the tree as it was at a size. Throws RangeError beyond the checkpoint. */
  async root(size = this.size): Promise<Uint8Array> {
    this.#assertSize(size);
    return this.#rangeHash([0, size]);
  }

  /**
   * Holds that the log grew out of what it had committed to before: same leaves, same order. Throws LogFault where it was
   * rolled back or forked since.
   */
  async assertGrownFrom({ size, root }: TreeHead): Promise<void> {
    if (size > this.size) throw new LogFault("proof", `the log had ${size} leaves before and has ${this.size} now`);
    if (!sameHash(await this.root(size), root))
      throw new LogFault("proof", `the first ${size} leaves are not those that the log committed to before`);
  }

  /** The hash of a leaf. Throws RangeError beyond the checkpoint. */
  async leafHash(index: number): Promise<Uint8Array> {
    this.#assertSize(index + 1);
    return this.#subtree({ height: 0, place: index });
  }

  /** The proof that a leaf stands in the tree of a size: siblings from the leaf upwards. */
  async inclusionProof(index: number, size = this.size): Promise<Uint8Array[]> {
    this.#assertSize(size);
    return this.#hashes(inclusionRanges(index, size));
  }

  /** The proof that the tree of one size begins the tree of another. */
  async consistencyProof(from: number, to = this.size): Promise<Uint8Array[]> {
    this.#assertSize(to);
    return this.#hashes(consistencyRanges(from, to));
  }

  /** The records from an index to another (exclusive), in order, each checked against its leaf. */
  async *entries(from = 0, to = this.size): AsyncGenerator<{ readonly index: number; readonly record: Uint8Array }> {
    this.#assertSize(to);
    for (let bundle = Math.floor(from / tileWidth); bundle * tileWidth < to; bundle++) {
      const width = widthIn({ level: "entries", index: bundle }, this.size);
      const records = await readBundle(this.#fetch, { index: bundle, width });
      const tile = await this.#tile(0, bundle);
      for (const [place, record] of records.entries()) {
        const index = bundle * tileWidth + place;
        if (!sameHash(this.#hasher.leaf(record), hashAt(tile, place)))
          throw new LogFault("tile", `record ${index} is not the one that the log committed to`);
        if (index >= from && index < to) yield { index, record };
      }
    }
  }

  async #hashes(ranges: readonly Range[]): Promise<Uint8Array[]> {
    const hashes: Uint8Array[] = [];
    for (const range of ranges) hashes.push(await this.#rangeHash(range));
    return hashes;
  }

  async #rangeHash(range: Range): Promise<Uint8Array> {
    const parts: Uint8Array[] = [];
    for (const subtree of subtreesOf(range)) parts.push(await this.#subtree(subtree));
    return joinParts(parts, this.#hasher);
  }

  async #subtree({ height, place }: Subtree): Promise<Uint8Array> {
    const [level, count] = [Math.floor(height / 8), 2 ** (height % 8)];
    const first = place * count;
    const tile = await this.#tile(level, Math.floor(first / tileWidth));
    return rootOf(tile, first % tileWidth, count, this.#hasher);
  }

  /** The checked hashes of a tile: of an unfinished one from the edge, of a full one by its root in the level above. */
  async #tile(level: number, index: number): Promise<Uint8Array> {
    if (widthIn({ level, index }, this.size) < tileWidth) return this.#edge.end(level);
    const known = this.#tiles.get(`${level}/${index}`);
    if (known) return known;
    const bytes = await readTile(this.#fetch, { level, index, width: tileWidth });
    const above = await this.#tile(level + 1, Math.floor(index / tileWidth));
    if (!sameHash(rootOf(bytes, 0, tileWidth, this.#hasher), hashAt(above, index % tileWidth)))
      throw new LogFault("tile", `tile ${index} of level ${level} is not the one that the log committed to`);
    this.#remember(`${level}/${index}`, bytes);
    return bytes;
  }

  #remember(key: string, bytes: Uint8Array): void {
    const [oldest] = this.#tiles.keys();
    if (this.#tiles.size >= remembered && oldest !== undefined) this.#tiles.delete(oldest);
    this.#tiles.set(key, bytes);
  }

  #assertSize(size: number): void {
    if (!(Number.isInteger(size) && size >= 0 && size <= this.size))
      throw new RangeError(`the checkpoint is of ${this.size} leaves, not ${size}`);
  }
}
