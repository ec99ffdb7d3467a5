import { LogFault } from "@wuxing/tlog/fault";
import { sameHash } from "@wuxing/tlog/tree";
import type { Pool } from "pg";
import { type AnchoredHead, ChainFault, type KeptAnchor, type OwnChain } from "./AnchorChain.ts";
import { type AnchorRows, anchorRows } from "./anchorRows.ts";

export interface Anchoring {
  readonly pool: Pool;
  readonly chain: OwnChain;
  /** The newest signed checkpoint; undefined while the log is empty. */
  readonly newestHead: () => Promise<AnchoredHead | undefined>;
  /** The root that the log's tree had at a size no larger than that of the newest checkpoint. Rejects with LogFault. */
  readonly rootAt: (size: number) => Promise<Uint8Array>;
  /** The block in which the contract was made, or any before it. */
  readonly fromBlock: number;
  /** How many blocks, its own among them, make an anchor final: 1 where the chain never gives a block up (PBFT, QBFT). */
  readonly confirmations: number;
  /** Minutes from one anchor to the next. */
  readonly every: number;
  readonly now: () => string;
}

/** What one look at the chain came to. */
export type AnchorOutcome = "nothingToDo" | "sent" | "waiting" | "busy" | ChainFault;

const minute = 60_000;
/** Minutes after which a transaction that is in no block is thought lost. */
const patience = 10;
const mostRaised = 4;

/**
 * One look at the chain, called every minute: takes in the anchors it holds, and sends the newest checkpoint if the last
 * one was `every` minutes ago. A fault is kept for the public page and returned, never thrown, so that nothing else
 * stops; the next look begins anew. Rejects only where the database fails. Looks do not overlap.
 */
export async function anchorNewest(work: Anchoring): Promise<AnchorOutcome> {
  const client = await work.pool.connect();
  try {
    const { rows } = await client.query<{ mine: boolean }>("SELECT pg_try_advisory_lock(hashtext('anchors')) AS mine");
    if (!rows[0]?.mine) return "busy";
    try {
      return await look(work);
    } finally {
      await client.query("SELECT pg_advisory_unlock(hashtext('anchors'))");
    }
  } finally {
    client.release();
  }
}

async function look(work: Anchoring): Promise<AnchorOutcome> {
  const head = await work.newestHead();
  if (!head) return "nothingToDo";
  const rows = anchorRows(work.pool, work.chain.address, head.origin, work.fromBlock);
  try {
    await takeIn(work, head, rows);
    const outcome = await sendIfDue(work, head, rows);
    await rows.noteFault(undefined, work.now());
    return outcome;
  } catch (fault) {
    if (!(fault instanceof ChainFault)) throw fault;
    await rows.noteFault(fault, work.now());
    return fault;
  }
}

/** Reads the blocks that are new or may yet be given up. */
async function takeIn({ chain, confirmations }: Anchoring, log: AnchoredHead, rows: AnchorRows): Promise<void> {
  const { scannedTo } = await rows.progress();
  const head = await chain.head();
  if (head < scannedTo)
    throw new ChainFault(
      "unreachable",
      `the node is behind: it ends at block ${head}, and block ${scannedTo} was seen`,
    );
  const events = await chain.events(log.origin, scannedTo + 1, head);
  await rows.takeIn(events, Math.max(scannedTo, head - confirmations + 1));
}

async function sendIfDue(
  { chain, every, now, rootAt }: Anchoring,
  log: AnchoredHead,
  rows: AnchorRows,
): Promise<AnchorOutcome> {
  const kept = await chain.newest(log.origin);
  const known = await rows.newest();
  if (known?.final && known.size > kept.size) {
    await rows.forget();
    throw new ChainFault("lost", `the contract holds size ${kept.size}, and an anchor of size ${known.size} was final`);
  }
  await refuseOther(log, kept, rootAt);
  if (kept.size === log.size) return "nothingToDo";
  if (kept.owner !== chain.account)
    throw new ChainFault(
      "notOwner",
      `the owner of the log is ${kept.owner}, the key given is that of ${chain.account}`,
    );
  const { sent } = await rows.progress();
  const underWay = sent !== undefined && sent.size > kept.size;
  const ago = sent ? minutesSince(sent.at, now()) : Number.POSITIVE_INFINITY;
  if (underWay && ago < patience && (await chain.isWaiting())) return "waiting";
  if (!underWay && ago < every) return "nothingToDo";
  const times = underWay ? sent.times + 1 : 1;
  // Noted before: after a stop in between it is sent once more, which the contract takes as nothing.
  await rows.noteSent(log.size, now(), times);
  await chain.send(log.origin, log.size, log.root, Math.min(times - 1, mostRaised));
  return "sent";
}

const minutesSince = (then: string, now: string): number => (Date.parse(now) - Date.parse(then)) / minute;

/** The chain remembers what this log once was: a fork shows however far it has grown since. */
async function refuseOther(log: AnchoredHead, { size, root }: KeptAnchor, rootAt: Anchoring["rootAt"]): Promise<void> {
  if (size > log.size)
    throw new ChainFault("ahead", `the chain holds size ${size}, and this log has ${log.size}: it was rolled back`);
  if (size === 0) return;
  if (!sameHash(root, size === log.size ? log.root : await ownRoot(rootAt, size)))
    throw new ChainFault("forked", `the chain holds another root for size ${size}`);
}

async function ownRoot(rootAt: Anchoring["rootAt"], size: number): Promise<Uint8Array> {
  try {
    return await rootAt(size);
  } catch (error) {
    if (!(error instanceof LogFault)) throw error;
    throw new ChainFault("forked", `this log does not lead to a root for size ${size}`, { cause: error });
  }
}
