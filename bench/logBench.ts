import { constants } from "node:fs";
import { type FileHandle, open } from "node:fs/promises";
import { join } from "node:path";
import { sha256, writeSha256 } from "@wuxing/platform/sha256";
import { encodeBundle, TileEdge } from "@wuxing/tlog/tiles";
import { GrowingTree, hasherOf } from "@wuxing/tlog/tree";
import { median } from "./percentile.ts";

const { O_WRONLY, O_APPEND, O_CREAT, O_DSYNC } = constants;
const recordSize = 256;
const batch = 100;
/** What is compared runs in turn, this many leaves at a time, so that a busy machine disturbs both alike. */
const turn = 20_000;

export interface LogCosts {
  /** Leaves a second, if nothing but a leaf's and a node's hash were to be done for each. */
  readonly hashing: number;
  /** Shares of that speed: of the tree in memory, of the tiles' edge, and of durable batches of 100. */
  readonly memory: number;
  readonly edge: number;
  readonly durable: number;
  /** Microseconds of an inclusion proof from the tree in memory. */
  readonly proof: number;
}

/** Made-up records of one size, each different. */
export const recordsOf = (count: number): Uint8Array[] =>
  Array.from({ length: count }, (_, i) => Buffer.alloc(recordSize, `record ${i} `));

const hasher = hasherOf(sha256, writeSha256);

/** What our log costs beside its hashes, for these records. `folder` lies on the disk that is measured. */
export async function logCosts(folder: string, records: readonly Uint8Array[]): Promise<LogCosts> {
  const [tree, edge, log] = [new GrowingTree(hasher), new TileEdge(hasher), await DurableLog.open(folder)];
  const inMemory = await compared(records, (some) => {
    for (const record of some) tree.appendRecord(record);
  });
  const asTiles = await compared(records, (some) => {
    for (const record of some) edge.appendRecord(record);
    edge.takeTiles();
  });
  const durable = await compared(records, (some) => log.appendAll(some));
  await log.close();
  return {
    hashing: inMemory.hashing,
    memory: inMemory.share,
    edge: asTiles.share,
    durable: durable.share,
    proof: proofCost(tree),
  };
}

/** Leaves a second of hashing alone, and the share of that speed that is left with the work. Each takes its turn. */
async function compared(
  records: readonly Uint8Array[],
  work: (some: readonly Uint8Array[]) => Promise<void> | void,
): Promise<{ readonly hashing: number; readonly share: number }> {
  const row = Buffer.alloc(96);
  const times: { readonly hashing: number; readonly work: number }[] = [];
  for (let from = 0; from < records.length; from += turn) {
    const some = records.slice(from, from + turn);
    const hashing = await timed(() => {
      for (const record of some) {
        hasher.writeLeaf(record, row, 0);
        hasher.writeNode(row, 0, row, 64);
      }
    });
    times.push({ hashing, work: await timed(() => work(some)) });
  }
  const hashing = median(times.map((one) => one.hashing));
  return { hashing: (turn / hashing) * 1000, share: median(times.map((one) => one.hashing / one.work)) };
}

/**
 * Takes batches, each of which is done once it is on the disk with the tiles it changes. What comes while the disk is busy
 * goes there together next.
 */
class DurableLog {
  readonly #file: FileHandle;
  readonly #edge = new TileEdge(hasher);
  #bundles: Uint8Array[] = [];
  #writing: Promise<void> | undefined;
  #next: Promise<void> | undefined;

  private constructor(file: FileHandle) {
    this.#file = file;
  }

  static async open(folder: string): Promise<DurableLog> {
    return new DurableLog(await open(join(folder, "log"), O_WRONLY | O_APPEND | O_CREAT | O_DSYNC));
  }

  /** Appends records in batches of 100, of which up to 64 are under way. */
  async appendAll(records: readonly Uint8Array[]): Promise<void> {
    const underWay: Promise<void>[] = [];
    for (let from = 0; from < records.length; from += batch) {
      underWay.push(this.#append(records.slice(from, from + batch)));
      if (underWay.length === 64) await underWay.shift();
    }
    await Promise.all(underWay);
  }

  #append(records: readonly Uint8Array[]): Promise<void> {
    for (const record of records) this.#edge.appendRecord(record);
    this.#bundles.push(encodeBundle(records));
    if (!this.#writing) {
      this.#writing = this.#write();
      return this.#writing;
    }
    this.#next ??= this.#writing.then(() => {
      this.#next = undefined;
      this.#writing = this.#write();
      return this.#writing;
    });
    return this.#next;
  }

  async #write(): Promise<void> {
    const parts = [...this.#bundles, ...this.#edge.takeTiles().map(({ bytes }) => bytes)];
    this.#bundles = [];
    await this.#file.writev(parts);
    if (!this.#next) this.#writing = undefined;
  }

  close(): Promise<void> {
    return this.#file.close();
  }
}

function proofCost(tree: GrowingTree): number {
  const times: number[] = [];
  for (let round = 0; round < 60; round++) {
    const start = performance.now();
    for (let i = 0; i < 2000; i++) tree.inclusionProof((i * 7919 + round) % tree.size);
    times.push(((performance.now() - start) / 2000) * 1000);
  }
  return median(times);
}

/** Milliseconds that some work took. */
export async function timed(work: () => Promise<unknown> | unknown): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}
