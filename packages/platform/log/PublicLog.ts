import type { SealedField } from "@wuxing/kernel/record";
import type { VerifierKey } from "@wuxing/tlog/note";
import type { Policy } from "@wuxing/tlog/policy";
import type { Tile } from "@wuxing/tlog/tiles";
import type { Pool, PoolClient } from "pg";
import { findAlarm, type LogAlarm } from "./alarm.ts";
import { findHead, type LogHead } from "./heads.ts";
import type { Log } from "./Log.ts";
import type { OpenTree } from "./openTree.ts";
import { findLeaf, findLeafAt, type Leaf, type ProvenLeaf, prove } from "./proofs.ts";
import { type ProvenReceipt, receiptOf } from "./receiptOf.ts";
import { tileBytes } from "./storedTiles.ts";
import { submitRecord } from "./submitRecord.ts";
import { type WitnessState, witnessStates } from "./witnessStates.ts";

/** The public log as areas and pages know it. */
export interface PublicLog {
  /** The log's name, which its checkpoints begin with. */
  readonly origin: string;
  /** The keys that sign its checkpoints, the newest first. */
  readonly verifiers: readonly VerifierKey[];
  /** Whether the keys lie in the database that they are to guard. */
  readonly keysInDatabase: boolean;
  /** Its own keys and the witnesses it asks, with the quorum. */
  readonly policy: Policy;
  /** Puts a record that is no entry into the log, in the caller's transaction (`submitRecord`); gives its id. */
  readonly submit: (
    client: PoolClient | Pool,
    kind: string,
    record: Readonly<Record<string, unknown>>,
  ) => Promise<number>;
  /** The newest checkpoint that the log has signed; undefined before the first. */
  readonly newest: () => Promise<LogHead | undefined>;
  /** The newest checkpoint that enough witnesses have cosigned. */
  readonly witnessed: () => Promise<LogHead | undefined>;
  /** The checkpoint to show: the newest one with cosignatures, unless the witnesses are behind by more than a minute. */
  readonly published: () => Promise<LogHead | undefined>;
  /** How each witness stands to the log, by its name in the policy. */
  readonly witnesses: () => Promise<ReadonlyMap<string, WitnessState>>;
  /** The proof of a record that was submitted; undefined while it is not integrated. */
  readonly proofOf: (id: number) => Promise<ProvenLeaf | undefined>;
  /** The receipt of an entry that opens these commitments (`receiptOf`); undefined while it is not integrated. */
  readonly receipt: (caseId: number, seq: number, fields: readonly SealedField[]) => Promise<ProvenReceipt | undefined>;
  /** A leaf by its index, with its proof. */
  readonly leafAt: (index: number) => Promise<ProvenLeaf | undefined>;
  /** The hashes that show that the tree of one size begins that of a checkpoint. */
  readonly consistency: (from: number, head: LogHead) => Promise<readonly Uint8Array[]>;
  /** The root that the tree had at a size. Throws LogFault where the tiles do not lead to the newest checkpoint, RangeError beyond it. */
  readonly rootAt: (size: number) => Promise<Uint8Array>;
  /** A tile's bytes; undefined where the log has not grown so far. */
  readonly tile: (tile: Tile) => Promise<Uint8Array | undefined>;
  /** Why nothing is signed any more, if so. */
  readonly alarm: () => Promise<LogAlarm | undefined>;
}

/** The public log over the stored one. */
export function publicLog(log: Log, policy: Policy, openTree: OpenTree): PublicLog {
  const { pool, keys } = log;
  const proven = async (leaf: Leaf | undefined): Promise<ProvenLeaf | undefined> => leaf && prove(log, openTree, leaf);
  return {
    origin: keys.origin,
    verifiers: keys.signers.map(({ key }) => key),
    keysInDatabase: keys.inDatabase,
    policy,
    submit: submitRecord,
    newest: () => findHead(pool, keys.origin, "signed"),
    witnessed: () => findHead(pool, keys.origin, "witnessed"),
    published: () => publishedHead(log),
    witnesses: () => witnessStates(pool, keys.origin),
    proofOf: async (id) => proven(await findLeaf(pool, id)),
    receipt: (caseId, seq, fields) => receiptOf(log, openTree, caseId, seq, fields),
    leafAt: async (index) => proven(await findLeafAt(pool, index)),
    consistency: async (from, head) => (await openTree(head)).consistencyProof(from),
    rootAt: async (size) => {
      const head = await findHead(pool, keys.origin, "signed");
      if (!head) throw new RangeError("the log has no checkpoint");
      return (await openTree(head)).root(size);
    },
    tile: (tile) => tileBytes(pool, tile),
    alarm: () => findAlarm(pool, keys.origin),
  };
}

const minute = 60_000;

async function publishedHead({ pool, keys, now }: Log): Promise<LogHead | undefined> {
  const [signed, witnessed] = [
    await findHead(pool, keys.origin, "signed"),
    await findHead(pool, keys.origin, "witnessed"),
  ];
  if (!signed || !witnessed) return signed;
  const isFresh = witnessed.size >= signed.size || Date.parse(now()) - Date.parse(witnessed.at) < minute;
  return isFresh ? witnessed : signed;
}
