import { setTimeout as sleep } from "node:timers/promises";
import type { Pool, PoolClient } from "pg";
import type { EntryHead } from "./Reaction.ts";

export interface FollowedEntry extends EntryHead {
  readonly id: number;
}

/** Reads every entry in the order of commit, at least once. A throw means: the same entries again later. */
export interface Follower {
  readonly name: string;
  readonly atMost: number;
  /** Milliseconds to the next look when there was nothing to read and nobody woke it. */
  readonly every: number;
  /**
   * How long it rests after a run, as a multiple of the run's own time, while cases are being written: so that a flood of
   * intake is not slowed down. 0 for a follower that is woken by what is written.
   */
  readonly rest: number;
  readonly read: (entries: readonly FollowedEntry[]) => Promise<void>;
}

export interface Following {
  readonly start: () => void;
  /** Something was written. */
  readonly wake: () => void;
  /** Resolves when the run that is under way has ended. */
  readonly stop: () => Promise<void>;
  /** Reads until nothing is left; for tests and commands. Returns how many entries were read. */
  readonly catchUp: () => Promise<number>;
}

/**
 * Milliseconds between two runs at least: short while people work, for they look for what their action has called for;
 * longer once a run has read more than a few, so that under a flood many entries share its queries.
 */
const [leastRest, floodRest, few] = [20, 200, 20];
/** Where nothing was written for so many milliseconds, a follower need not rest: it has history to read. */
const calm = 2_000;

interface NumberedRow extends FollowedEntry {
  readonly xid: string;
}

/**
 * Follows the entries. Of several servers one does it at a time (a session's advisory lock). Entries are taken below
 * the oldest running transaction, so one that commits late is never passed over.
 */
export function followEntries(pool: Pool, follower: Follower, onFault: (error: unknown) => void): Following {
  let timer: NodeJS.Timeout | undefined;
  let running: Promise<number> | undefined;
  let stopped = false;
  let woken = false;
  let writtenAt = Number.NEGATIVE_INFINITY;
  let restsUntil = 0;

  const plan = (ms: number): void => {
    if (stopped) return;
    clearTimeout(timer);
    timer = setTimeout(() => void turn(), ms);
    timer.unref();
  };
  const turn = async (): Promise<void> => {
    if (running) return;
    woken = false;
    const start = performance.now();
    running = readOnce(pool, follower);
    let read = 0;
    try {
      read = await running;
    } catch (error) {
      if (!stopped) onFault(error);
    }
    running = undefined;
    const now = performance.now();
    const least = read < few ? leastRest : floodRest;
    const rest = now - writtenAt > calm ? 0 : Math.max(least, (now - start) * follower.rest);
    restsUntil = now + rest;
    plan(read > 0 || woken ? rest : follower.every);
  };
  return {
    start: () => plan(0),
    wake: () => {
      writtenAt = performance.now();
      if (follower.rest > 0) return;
      if (!woken && !running) plan(Math.max(5, restsUntil - writtenAt));
      woken = true;
    },
    stop: async () => {
      stopped = true;
      clearTimeout(timer);
      await running?.catch(() => undefined);
    },
    catchUp: async () => {
      let total = 0;
      for (;;) {
        await running?.catch(() => undefined);
        const read = await readOnce(pool, follower);
        total += read;
        if (read > 0) continue;
        if (await nothingLeft(pool, follower.name)) return total;
        await sleep(20);
      }
    },
  };
}

async function readOnce(pool: Pool, follower: Follower): Promise<number> {
  const client = await pool.connect();
  try {
    const { rows } = await client.query<{ mine: boolean }>("SELECT pg_try_advisory_lock(20, hashtext($1)) AS mine", [
      follower.name,
    ]);
    if (!rows[0]?.mine) return 0;
    try {
      return await readBatch(client, follower);
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

async function readBatch(client: PoolClient, follower: Follower): Promise<number> {
  const { xid, id } = await positionOf(client, follower.name);
  const { rows } = await client.query<NumberedRow>(
    `SELECT id, xid, case_id AS "caseId", seq, type, action, from_state AS "from", to_state AS "to"
     FROM entries WHERE (xid, id) > ($1, $2) AND xid < pg_snapshot_xmin(pg_current_snapshot())
     ORDER BY xid, id LIMIT $3`,
    [xid, id, follower.atMost],
  );
  const last = rows.at(-1);
  if (!last) return 0;
  await follower.read(rows);
  await client.query("UPDATE followers SET xid = $2, id = $3 WHERE name = $1", [follower.name, last.xid, last.id]);
  return rows.length;
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
