import type { Pool, PoolClient } from "pg";
import type { EntryHead } from "./Reaction.ts";
import { type Following, type Turns, takeTurns } from "./takeTurns.ts";

export interface FollowedEntry extends EntryHead {
  readonly id: number;
}

/** Reads every entry in the order of commit, at least once. A throw means: the same entries again later. */
export interface Follower extends Pick<Turns, "every" | "rest"> {
  readonly name: string;
  readonly atMost: number;
  readonly read: (entries: readonly FollowedEntry[]) => Promise<void>;
}

interface NumberedRow extends FollowedEntry {
  readonly xid: string;
  /** No transaction that began before it is still running. */
  readonly settled: boolean;
}

/** Since when a follower sees entries that it may not read yet. */
interface Held {
  since: number | undefined;
}
/** Milliseconds after which it is asked who holds them: mostly it is somebody who is about to commit. */
const patience = 1000;

/**
 * Follows the entries. Of several servers one does it at a time (a session's advisory lock). Entries are taken below
 * the oldest running transaction, so one that commits late is never passed over. A transaction of another database of the
 * same PostgreSQL server, which can have no entries here, holds nothing up for longer than a moment.
 */
export function followEntries(pool: Pool, follower: Follower, onFault: (error: unknown) => void): Following {
  const { name, every, rest } = follower;
  const held: Held = { since: undefined };
  const work = (): Promise<number> => readOnce(pool, follower, held);
  return takeTurns({ work, nothingLeft: () => nothingLeft(pool, name), every, rest }, onFault);
}

async function readOnce(pool: Pool, follower: Follower, held: Held): Promise<number> {
  const client = await pool.connect();
  try {
    const { rows } = await client.query<{ mine: boolean }>("SELECT pg_try_advisory_lock(20, hashtext($1)) AS mine", [
      follower.name,
    ]);
    if (!rows[0]?.mine) return 0;
    try {
      return await readBatch(client, follower, held);
    } finally {
      await client.query("SELECT pg_advisory_unlock(20, hashtext($1))", [follower.name]);
    }
  } finally {
    client.release();
  }
}

/** False while entries stand there that may not be read yet, for a transaction begun before them is still running. */
async function nothingLeft(pool: Pool, name: string): Promise<boolean> {
  const { xid, id } = await positionOf(pool, name);
  const { rows } = await pool.query("SELECT 1 FROM entries WHERE (xid, id) > ($1, $2) LIMIT 1", [xid, id]);
  return rows.length === 0;
}

async function readBatch(client: PoolClient, follower: Follower, held: Held): Promise<number> {
  const { xid, id } = await positionOf(client, follower.name);
  const read = async (below: string | null): Promise<NumberedRow[]> => {
    const { rows } = await client.query<NumberedRow>(
      `SELECT id, xid, case_id AS "caseId", seq, type, action, from_state AS "from", to_state AS "to",
         xid < COALESCE($4::xid8, pg_snapshot_xmin(pg_current_snapshot())) AS settled
       FROM entries WHERE (xid, id) > ($1, $2) ORDER BY xid, id LIMIT $3`,
      [xid, id, follower.atMost, below],
    );
    return rows;
  };
  const next = await read(null);
  const rows = isHeld(next, held) ? await read(await oldestOfOurs(client)) : next;
  const settled = rows.filter((entry) => entry.settled);
  const last = settled.at(-1);
  if (!last) return 0;
  await follower.read(settled);
  await client.query("UPDATE followers SET xid = $2, id = $3 WHERE name = $1", [follower.name, last.xid, last.id]);
  return settled.length;
}

/** Whether entries have waited for longer than a moment, and none of them may be read. */
function isHeld(next: readonly NumberedRow[], held: Held): boolean {
  if (next.length === 0 || next.some((entry) => entry.settled)) {
    held.since = undefined;
    return false;
  }
  held.since ??= performance.now();
  return performance.now() - held.since >= patience;
}

/**
 * Below which number every transaction of this database has ended. One in progress counts for nothing only where it is
 * known to be of another database. Asked before the entries are read, never after: what ends in between is then seen
 * with its entries; asked after, those that it wrote would be passed over.
 */
async function oldestOfOurs(client: PoolClient): Promise<string> {
  const { rows } = await client.query<{ below: string }>(
    `SELECT COALESCE((
       SELECT min(running.xid) FROM pg_snapshot_xip(pg_current_snapshot()) AS running (xid)
       WHERE running.xid::xid NOT IN (
         SELECT l.transactionid FROM pg_locks l JOIN pg_stat_activity a USING (pid)
         WHERE l.locktype = 'transactionid' AND l.mode = 'ExclusiveLock' AND l.granted
           AND a.datid <> (SELECT oid FROM pg_database WHERE datname = current_database()))
     ), pg_snapshot_xmax(pg_current_snapshot()))::text AS below`,
  );
  return rows[0]?.below ?? "0";
}

/**
 * How far a follower has read. Asked for by itself: only a position given as values lets the database begin at it in
 * the index of order; joined, it reads all entries from the first.
 */
async function positionOf(db: Pool | PoolClient, name: string): Promise<{ xid: string; id: number }> {
  const { rows } = await db.query<{ xid: string; id: number }>("SELECT xid, id FROM followers WHERE name = $1", [name]);
  if (rows[0]) return rows[0];
  await db.query("INSERT INTO followers (name) VALUES ($1) ON CONFLICT DO NOTHING", [name]);
  return { xid: "0", id: 0 };
}
