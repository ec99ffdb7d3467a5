import { LogFault } from "@wuxing/tlog/fault";
import { type Hasher, hashSize } from "@wuxing/tlog/tree";
import { decodeBundle } from "./bundle.ts";
import { countAt, type Tile, tilePath, tileWidth } from "./Tile.ts";
import { TileEdge } from "./TileEdge.ts";

/** Brings the bytes at a path below the log's address; rejects where there are none. */
export type FetchTile = (path: string) => Promise<Uint8Array>;

/** The hashes of a tile, unchecked but for their number. Throws LogFault. */
export async function readTile(fetch: FetchTile, tile: Tile & { readonly level: number }): Promise<Uint8Array> {
  const bytes = await fetchEither(fetch, tile);
  const length = tile.width * hashSize;
  if (bytes.length !== length && bytes.length !== tileWidth * hashSize)
    throw new LogFault("tile", `${tilePath(tile)} does not hold ${tile.width} hashes`);
  return bytes.subarray(0, length);
}

/** The records of a bundle, unchecked but for their number. Throws LogFault. */
export async function readBundle(fetch: FetchTile, tile: Omit<Tile, "level">): Promise<Uint8Array[]> {
  const bundle = { ...tile, level: "entries" as const };
  const records = decodeBundle(await fetchEither(fetch, bundle));
  if (records.length !== tile.width && records.length !== tileWidth)
    throw new LogFault("tile", `${tilePath(bundle)} does not hold ${tile.width} records`);
  return records.slice(0, tile.width);
}

/** The right edge of a tree of a size from its stored tiles. Whether its root is right is the caller's to check. */
export async function readEdge(fetch: FetchTile, size: number, hasher?: Hasher): Promise<TileEdge> {
  const ends: Uint8Array[] = [];
  for (let level = 0; countAt(level, size) > 0; level++) {
    const width = countAt(level, size) % tileWidth;
    const index = Math.floor(countAt(level, size) / tileWidth);
    ends.push(width === 0 ? new Uint8Array(0) : await readTile(fetch, { level, index, width }));
  }
  return new TileEdge(hasher, size, ends);
}

/** A log may delete a partial tile once the full one is there: it begins with the same bytes. */
async function fetchEither(fetch: FetchTile, tile: Tile): Promise<Uint8Array> {
  try {
    return await fetch(tilePath(tile));
  } catch (error) {
    if (tile.width === tileWidth) throw error;
    return fetch(tilePath({ ...tile, width: tileWidth })).catch(() => Promise.reject(error));
  }
}
