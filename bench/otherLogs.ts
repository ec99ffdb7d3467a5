import { join } from "node:path";
import { sha256 } from "@wuxing/platform/sha256";
import Hypercore from "hypercore";
import { MerkleTree } from "merkletreejs";
import { timed } from "./logBench.ts";

/** What another log or tree does with the same records. */
export interface OtherLog {
  readonly name: string;
  /** Leaves a second. */
  readonly perSecond: number;
  /** Microseconds of an inclusion proof. */
  readonly proof: number;
}

const proofs = 500;

/** Appends in batches of 100 to its own storage, which it does not force to the disk for each. */
export async function hypercoreCosts(folder: string, records: readonly Uint8Array[]): Promise<OtherLog> {
  const core = new Hypercore(join(folder, "hypercore"));
  await core.ready();
  const took = await timed(async () => {
    for (let from = 0; from < records.length; from += 100) await core.append(records.slice(from, from + 100));
  });
  const proof = await timed(async () => {
    for (let i = 0; i < proofs; i++) await core.proof({ block: { index: (i * 7919) % records.length, nodes: 0 } });
  });
  await core.close();
  return { name: "hypercore", perSecond: (records.length / took) * 1000, proof: (proof / proofs) * 1000 };
}

/** Builds its tree at once: it does not grow. */
export async function merkletreejsCosts(records: readonly Uint8Array[]): Promise<OtherLog> {
  const digest = (data: Uint8Array): Buffer => sha256(data) as Buffer;
  let tree: MerkleTree | undefined;
  const leaves: Buffer[] = [];
  const took = await timed(() => {
    for (const record of records) leaves.push(digest(record));
    tree = new MerkleTree(leaves, digest);
  });
  const proof = await timed(() => {
    for (let i = 0; i < proofs; i++) {
      const index = (i * 7919) % records.length;
      tree?.getProof(leaves[index] ?? Buffer.alloc(32), index);
    }
  });
  return { name: "merkletreejs", perSecond: (records.length / took) * 1000, proof: (proof / proofs) * 1000 };
}
