import { setImmediate as othersFirst } from "node:timers/promises";
import type { PoolClient } from "pg";
import type { Log } from "./Log.ts";
import { leafOf } from "./leafOf.ts";
import type { Position } from "./position.ts";
import { readEntries } from "./readEntries.ts";

/** A leaf that is to be written, with its place in the order of commit. */
export interface NextLeaf extends Position {
  readonly record: string;
}

/** Leaves made without looking up: about a millisecond, that long whoever asks the server something may wait. */
const atOnce = 12;

/**
 * What comes next in the order of commit, entries and records together, `atMost` of them. Only below the oldest
 * transaction still running, asked for once for both: one that commits late is then never passed over.
 */
export async function nextLeaves(log: Log, client: PoolClient, after: Position, atMost: number): Promise<NextLeaf[]> {
  const { rows: bounds } = await client.query<{ below: string }>(
    "SELECT pg_snapshot_xmin(pg_current_snapshot())::text AS below",
  );
  const values = [after.xid, after.id, bounds[0]?.below, atMost];
  const entries = await readEntries(
    log.vault,
    client,
    "(e.xid, e.id) > ($1, $2) AND e.xid < $3::xid8 ORDER BY e.xid, e.id LIMIT $4",
    values,
  );
  const { rows: records } = await client.query<NextLeaf>(
    `SELECT xid, id, record FROM log_records
     WHERE (xid, id) > ($1, $2) AND xid < $3::xid8 ORDER BY xid, id LIMIT $4`,
    values,
  );
  const leaves: NextLeaf[] = [];
  for (const [i, one] of entries.entries()) {
    if (i % atOnce === atOnce - 1) await othersFirst();
    leaves.push({ xid: one.xid, id: one.id, record: leafOf(log, one) });
  }
  return [...leaves, ...records].sort(inOrder).slice(0, atMost);
}

const inOrder = (a: Position, b: Position): number => {
  const [x, y] = [BigInt(a.xid), BigInt(b.xid)];
  return x === y ? a.id - b.id : x < y ? -1 : 1;
};
