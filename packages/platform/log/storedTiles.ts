import { sha256, writeSha256 } from "@wuxing/platform/sha256";
import { encodeBundle, type FetchTile, parseTilePath, type Tile, type TileBytes, tileWidth } from "@wuxing/tlog/tiles";
import { hasherOf, hashSize } from "@wuxing/tlog/tree";
import type { Pool, PoolClient } from "pg";

type Db = Pool | PoolClient;

export const hasher = hasherOf(sha256, writeSha256);

/** The records from an index on, in order; fewer where there are fewer. */
export async function recordsFrom(db: Db, from: number, count: number): Promise<Buffer[]> {
  const { rows } = await db.query<{ record: string }>(
    "SELECT record FROM log_leaves WHERE index >= $1 AND index < $2 ORDER BY index",
    [from, from + count],
  );
  return rows.map(({ record }) => Buffer.from(record));
}

/** The bytes of a tile or bundle as wide as asked for; undefined where the log has not grown so far. */
export async function tileBytes(db: Db, { level, index, width }: Tile): Promise<Uint8Array | undefined> {
  if (level === "entries") {
    const records = await recordsFrom(db, index * tileWidth, width);
    return records.length === width ? encodeBundle(records) : undefined;
  }
  const { rows } = await db.query<{ hashes: Buffer }>("SELECT hashes FROM log_tiles WHERE level = $1 AND place = $2", [
    level,
    index,
  ]);
  const hashes = rows[0]?.hashes ?? (level === 0 ? await leafHashes(db, index * tileWidth, width) : Buffer.alloc(0));
  return hashes.length < width * hashSize ? undefined : new Uint8Array(hashes.subarray(0, width * hashSize));
}

/** The stored tiles as a reader of logs asks for them. */
export const storedTiles =
  (db: Db): FetchTile =>
  async (path) => {
    const tile = parseTilePath(path);
    const bytes = tile && (await tileBytes(db, tile));
    if (!bytes) throw new Error(`the log has no ${path}`);
    return bytes;
  };

async function leafHashes(db: Db, from: number, count: number): Promise<Buffer> {
  return Buffer.concat((await recordsFrom(db, from, count)).map((record) => hasher.leaf(record)));
}

/** Writes the tiles that an integration has changed. The unfinished tile of level 0 is not kept. */
export async function writeTiles(db: Db, tiles: readonly TileBytes[]): Promise<void> {
  const kept = tiles.filter(({ level, width }) => level > 0 || width === tileWidth);
  for (const { level, index, bytes } of kept)
    await db.query(
      `INSERT INTO log_tiles (level, place, hashes) VALUES ($1, $2, $3)
       ON CONFLICT (level, place) DO UPDATE SET hashes = $3`,
      [level, index, Buffer.from(bytes)],
    );
}
