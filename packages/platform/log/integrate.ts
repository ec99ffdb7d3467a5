import { transaction } from "@wuxing/platform/postgres";
import { formatCheckpoint } from "@wuxing/tlog/checkpoint";
import { signNote } from "@wuxing/tlog/note";
import { readEdge, type TileEdge } from "@wuxing/tlog/tiles";
import { sameHash } from "@wuxing/tlog/tree";
import type { PoolClient } from "pg";
import { findAlarm, raiseAlarm } from "./alarm.ts";
import { hasGrownFrom } from "./hasGrownFrom.ts";
import { findHead, keepHead, type LogHead } from "./heads.ts";
import type { Log } from "./Log.ts";
import { type NextLeaf, nextLeaves } from "./nextLeaves.ts";
import { openTrees } from "./openTree.ts";
import { movePosition, positionOf } from "./position.ts";
import { hasher, storedTiles, writeTiles } from "./storedTiles.ts";

/** What an integration has done: how many entries and records it read, and the checkpoint it signed, if any. */
export interface Integrated {
  readonly read: number;
  readonly head: LogHead | undefined;
}

const nothing: Integrated = { read: 0, head: undefined };

/**
 * Integrates a part of what was committed: leaves, tiles, position and signed checkpoint in one transaction, so a
 * checkpoint is never seen whose tiles are not durable, and after a crash at any point all of it is there or none. Of
 * several servers one does it at a time. Holds the right edge of the tree in memory, some 8 KiB a level, and reads it
 * anew where another server has gone on or a transaction failed. Holds the newest checkpoint as well: a database that is
 * put back to an older state under a running server does not lead to it, and raises the alarm.
 */
export function integrator(log: Log, atMost = 1000): () => Promise<Integrated> {
  let held: Held = { edge: undefined, head: undefined };
  return async () => {
    const before = held;
    held = { ...before, edge: undefined };
    const done = await transaction(log.pool, async (client) => {
      if (!(await isOurTurn(client)) || (await findAlarm(client, log.keys.origin)))
        return { result: nothing, held: before };
      return integrate(log, client, before, atMost);
    });
    held = done.held;
    return done.result;
  };
}

/** What is remembered from one integration to the next: the tree's edge, and the newest checkpoint that was seen. */
interface Held {
  readonly edge: TileEdge | undefined;
  readonly head: LogHead | undefined;
}

/** Held until the transaction ends. */
async function isOurTurn(client: PoolClient): Promise<boolean> {
  const { rows } = await client.query<{ mine: boolean }>("SELECT pg_try_advisory_xact_lock(21, 0) AS mine");
  return rows[0]?.mine === true;
}

async function integrate(
  log: Log,
  client: PoolClient,
  held: Held,
  atMost: number,
): Promise<{ result: Integrated; held: Held }> {
  const size = await logSize(client);
  const edge = held.edge?.size === size ? held.edge : await readEdge(storedTiles(client), size, hasher);
  const head = await findHead(client, log.keys.origin, "signed");
  if (!(await goesOn(log, client, head, held.head)) || (head && !(await leadsTo(log, client, edge, head))))
    return { result: nothing, held: { edge: undefined, head: held.head } };
  const read = await appendNext(log, client, edge, atMost);
  if (head?.size === edge.size) return { result: { read, head: undefined }, held: { edge, head } };
  const signed = await signedHead(log, edge);
  await keepHead(client, signed);
  return { result: { read, head: signed }, held: { edge, head: signed } };
}

/**
 * Leaves read at a time: what is read for them is gone again while it is young. A thousand at once outlived the young
 * generation, and collecting the old one stopped the server for tens of milliseconds, more than once a second.
 */
const slice = 150;

/** Appends what comes next, `atMost` of it; how much was read. */
async function appendNext(log: Log, client: PoolClient, edge: TileEdge, atMost: number): Promise<number> {
  let read = 0;
  while (read < atMost) {
    const wanted = Math.min(slice, atMost - read);
    const leaves = await nextLeaves(log, client, await positionOf(client), wanted);
    const last = leaves.at(-1);
    if (!last) break;
    await append(client, edge, await notYetIn(client, leaves));
    await movePosition(client, last);
    read += leaves.length;
    if (leaves.length < wanted) break;
  }
  await writeTiles(client, edge.takeTiles());
  return read;
}

/** How many leaves there are. */
async function logSize(client: PoolClient): Promise<number> {
  const { rows } = await client.query<{ size: number }>("SELECT coalesce(max(index) + 1, 0) AS size FROM log_leaves");
  return rows[0]?.size ?? 0;
}

/** Whether the newest checkpoint of the database is the one seen last, or grew out of it; if not, the alarm is raised. */
async function goesOn(
  { keys, now }: Log,
  client: PoolClient,
  head: LogHead | undefined,
  seen: LogHead | undefined,
): Promise<boolean> {
  if (!seen || (head?.size === seen.size && sameHash(head.root, seen.root))) return true;
  if (await hasGrownFrom(openTrees(client), head, seen)) return true;
  const here = Math.min(head?.size ?? 0, seen.size);
  await raiseAlarm(client, keys.origin, { here, known: seen.size, source: "database", at: now() });
  return false;
}

/** Whether what is here still leads to what was signed last; if not, the alarm is raised and nothing is signed again. */
async function leadsTo({ keys, now }: Log, client: PoolClient, edge: TileEdge, head: LogHead): Promise<boolean> {
  if (head.size < edge.size || (head.size === edge.size && sameHash(head.root, edge.root()))) return true;
  await raiseAlarm(client, keys.origin, { here: edge.size, known: head.size, source: "database", at: now() });
  return false;
}

/** After a restore the log reads again what it has: that is left out. */
async function notYetIn(client: PoolClient, leaves: readonly NextLeaf[]): Promise<readonly NextLeaf[]> {
  const { rows } = await client.query<{ id: number }>("SELECT id FROM log_leaves WHERE id = ANY($1)", [
    leaves.map(({ id }) => id),
  ]);
  if (rows.length === 0) return leaves;
  const there = new Set(rows.map(({ id }) => id));
  return leaves.filter(({ id }) => !there.has(id));
}

async function append(client: PoolClient, edge: TileEdge, leaves: readonly NextLeaf[]): Promise<void> {
  if (leaves.length === 0) return;
  const indices = leaves.map(({ record }) => edge.appendRecord(Buffer.from(record)));
  await client.query(
    `INSERT INTO log_leaves (index, id, record)
     SELECT * FROM unnest($1::bigint[], $2::bigint[], $3::text[])`,
    [indices, leaves.map(({ id }) => id), leaves.map(({ record }) => record)],
  );
}

async function signedHead({ keys, now }: Log, edge: TileEdge): Promise<LogHead> {
  const [{ origin, signers }, root] = [keys, edge.root()];
  const note = await signNote(formatCheckpoint({ origin, size: edge.size, root }), ...signers);
  return { origin, kind: "signed", size: edge.size, root: Buffer.from(root), note, at: now() };
}
