import { formatProof } from "@wuxing/tlog/proof";
import type { Pool, PoolClient } from "pg";
import { findHead, type LogHead } from "./heads.ts";
import type { Log } from "./Log.ts";
import type { OpenTree } from "./openTree.ts";

/** A leaf of the log. */
export interface Leaf {
  readonly index: number;
  readonly record: string;
}

/** A leaf with the proof that it stands in the log, as c2sp.org/tlog-proof with the signed checkpoint. */
export interface ProvenLeaf extends Leaf {
  readonly proof: string;
  /** The checkpoint of the proof: witnessed where there is one that is large enough. */
  readonly head: LogHead;
}

/** The leaf of an entry or record by its id; undefined while it is not integrated. */
export async function findLeaf(db: Pool | PoolClient, id: number): Promise<Leaf | undefined> {
  const { rows } = await db.query<Leaf>("SELECT index, record FROM log_leaves WHERE id = $1", [id]);
  return rows[0];
}

/** The leaf at an index; undefined beyond the log. */
export async function findLeafAt(db: Pool | PoolClient, index: number): Promise<Leaf | undefined> {
  const { rows } = await db.query<Leaf>("SELECT index, record FROM log_leaves WHERE index = $1", [index]);
  return rows[0];
}

/** The leaf of an entry; undefined while it is not integrated, or where there is no such entry. */
export async function findEntryLeaf(db: Pool | PoolClient, caseId: number, seq: number): Promise<Leaf | undefined> {
  const { rows } = await db.query<Leaf>(
    "SELECT l.index, l.record FROM entries e JOIN log_leaves l ON l.id = e.id WHERE e.case_id = $1 AND e.seq = $2",
    [caseId, seq],
  );
  return rows[0];
}

/** Proves a leaf by the newest witnessed checkpoint that holds it, or else by the newest signed one. */
export async function prove({ pool, keys }: Log, openTree: OpenTree, leaf: Leaf): Promise<ProvenLeaf | undefined> {
  const witnessed = await findHead(pool, keys.origin, "witnessed");
  const head = witnessed && witnessed.size > leaf.index ? witnessed : await findHead(pool, keys.origin, "signed");
  if (!head || head.size <= leaf.index) return undefined;
  const tree = await openTree(head);
  const hashes = await tree.inclusionProof(leaf.index);
  return { ...leaf, head, proof: formatProof({ index: leaf.index, hashes, checkpoint: head.note }) };
}
