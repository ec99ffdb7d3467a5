import { parseRecord } from "@wuxing/kernel/record";
import { openSigned } from "@wuxing/tlog/checkpoint";
import { LogFault } from "@wuxing/tlog/fault";
import { policyOf } from "@wuxing/tlog/policy";
import { TileEdge, tileWidth } from "@wuxing/tlog/tiles";
import { sameHash } from "@wuxing/tlog/tree";
import { findHead, type LogHead } from "./heads.ts";
import type { Log } from "./Log.ts";
import { leafOf } from "./leafOf.ts";
import { positionOf } from "./position.ts";
import { type PlacedEntry, readEntries } from "./readEntries.ts";
import { hasher } from "./storedTiles.ts";

/**
 * What does not fit in the log:
 * - `entry`, `record`: the row is not the one that was logged; `row`: the logged row is not there;
 * - `leaf`: a leaf is missing; `tile`: a tile does not hold the hashes of its leaves;
 * - `checkpoint`: the leaves do not lead to it, or its signature does not hold;
 * - `gap`: a row before the log's position was never logged.
 */
export interface LogFinding {
  readonly kind: "entry" | "record" | "row" | "leaf" | "tile" | "checkpoint" | "gap";
  /** Index of the leaf or tile, size of the checkpoint, or id of the row. */
  readonly at: number;
  readonly detail: string;
}

export interface LogReport {
  readonly leaves: number;
  readonly findings: readonly LogFinding[];
  /** How many findings there are; the first thousand are told. */
  readonly count: number;
}

interface LeafRow {
  readonly index: number;
  readonly id: number;
  readonly record: string;
}

const most = 1000;

/**
 * Checks the whole log: every row against its leaf, every leaf against the tiles, the tree against the checkpoints, and
 * that nothing is left out. Reads 256 leaves at a time and holds no more than the tree's edge. Runs beside the
 * integration: what comes meanwhile is left to the next time.
 */
export async function verifyLog(log: Log): Promise<LogReport> {
  const { pool, keys } = log;
  const findings: LogFinding[] = [];
  let count = 0;
  const found = (kind: LogFinding["kind"], at: number, detail: string): void => {
    if (count++ < most) findings.push({ kind, at, detail });
  };
  const heads = (await Promise.all([findHead(pool, keys.origin, "signed"), findHead(pool, keys.origin, "witnessed")]))
    .filter((head) => head !== undefined)
    .sort((a, b) => a.size - b.size);
  const size = heads.at(-1)?.size ?? 0;
  for (const head of heads) for (const fault of signatureFaults(log, head)) found("checkpoint", head.size, fault);
  await verifyNoGap(log, found);
  const edge = new TileEdge(hasher);
  for (let from = 0; from < size; from += tileWidth) {
    const rows = await leavesFrom(log, from, Math.min(tileWidth, size - from));
    await verifyRows(log, rows, found);
    for (let index = from; index < Math.min(from + tileWidth, size); index++) {
      const row = rows.find((one) => one.index === index);
      if (!row) {
        // Without it no later hash can be right: what comes after is not judged by the tree.
        found("leaf", index, "missing");
        return { leaves: size, findings, count };
      }
      edge.appendRecord(Buffer.from(row.record));
      for (const head of heads.filter((one) => one.size === index + 1))
        if (!sameHash(edge.root(), head.root)) found("checkpoint", head.size, "the leaves lead to another root");
    }
    await verifyTiles(log, edge, found);
  }
  await verifyEnds(log, edge, found);
  return { leaves: size, findings, count };
}

type Found = (kind: LogFinding["kind"], at: number, detail: string) => void;

async function leavesFrom({ pool }: Log, from: number, width: number): Promise<LeafRow[]> {
  const { rows } = await pool.query<LeafRow>(
    "SELECT index, id, record FROM log_leaves WHERE index >= $1 AND index < $2 ORDER BY index",
    [from, from + width],
  );
  return rows;
}

/** The checkpoint's own signature and what it says of itself. */
function signatureFaults({ keys }: Log, { note, size, root }: LogHead): string[] {
  try {
    const { checkpoint } = openSigned(note, policyOf(keys.signers.map(({ key }) => key)));
    return checkpoint.size === size && sameHash(checkpoint.root, root) ? [] : ["the note says something else"];
  } catch (error) {
    if (!(error instanceof LogFault)) throw error;
    return [error.message];
  }
}

/** Every row behind these leaves, against what was logged of it. */
async function verifyRows(log: Log, leaves: readonly LeafRow[], found: Found): Promise<void> {
  const ids = leaves.map(({ id }) => id);
  const entries = new Map(
    (await readEntries(log.vault, log.pool, "e.id = ANY($1)", [ids])).map((one) => [one.id, one]),
  );
  const { rows } = await log.pool.query<{ id: number; record: string }>(
    "SELECT id, record FROM log_records WHERE id = ANY($1)",
    [ids],
  );
  const records = new Map(rows.map(({ id, record }) => [id, record]));
  for (const { index, id, record } of leaves) {
    const entry = entries.get(id);
    if (entry) {
      if (entry.isBroken || leafAgain(log, entry, record) !== record)
        found("entry", index, `entry ${entry.entry.caseId}/${entry.entry.seq} is not the one that was logged`);
    } else if (!records.has(id)) found("row", index, `the entry or record ${id} is not there`);
    else if (records.get(id) !== record) found("record", index, `record ${id} is not the one that was logged`);
  }
}

/** The leaf that the row gives now, showing what the old leaf shows. */
function leafAgain(log: Log, entry: PlacedEntry, record: string): string | undefined {
  try {
    const { action, due, sealed } = parseRecord(record);
    const shown = { action: action !== undefined, clock: due !== undefined };
    // Once the person's key is destroyed the commitment cannot be made again.
    return entry.phone ? leafOf(log, entry, shown) : leafOf(log, entry, shown, sealed.reporter);
  } catch {
    return undefined;
  }
}

/** Full tiles as they are stored. */
async function verifyTiles({ pool }: Log, edge: TileEdge, found: Found): Promise<void> {
  for (const { level, index, width, bytes } of edge.takeTiles()) {
    if (width < tileWidth) continue;
    const hashes = await storedHashes(pool, level, index);
    if (!hashes || !sameHash(hashes, bytes)) found("tile", index, `the tile of level ${level} does not fit`);
  }
}

/** The unfinished tiles of the further levels, which may have grown meanwhile. */
async function verifyEnds({ pool }: Log, edge: TileEdge, found: Found): Promise<void> {
  for (let level = 1, count = edge.size; count >= tileWidth; level++) {
    count = Math.floor(count / tileWidth);
    const [end, place] = [edge.end(level), Math.floor(count / tileWidth)];
    if (end.length === 0) continue;
    const hashes = await storedHashes(pool, level, place);
    if (!hashes || !sameHash(hashes.subarray(0, end.length), end))
      found("tile", place, `the tile of level ${level} does not fit`);
  }
}

async function storedHashes(pool: Log["pool"], level: number, place: number): Promise<Buffer | undefined> {
  const { rows } = await pool.query<{ hashes: Buffer }>(
    "SELECT hashes FROM log_tiles WHERE level = $1 AND place = $2",
    [level, place],
  );
  return rows[0]?.hashes;
}

/** Rows that the log has passed over. */
async function verifyNoGap({ pool }: Log, found: Found): Promise<void> {
  const { xid, id } = await positionOf(pool);
  const { rows } = await pool.query<{ id: number }>(
    `SELECT r.id FROM (SELECT xid, id FROM entries UNION ALL SELECT xid, id FROM log_records) r
     WHERE (r.xid, r.id) <= ($1, $2) AND NOT EXISTS (SELECT FROM log_leaves l WHERE l.id = r.id)
     ORDER BY r.id LIMIT ${most}`,
    [xid, id],
  );
  for (const row of rows) found("gap", row.id, `the entry or record ${row.id} was never logged`);
}
