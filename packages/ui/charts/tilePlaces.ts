import type { Tile } from "./Mark.ts";

/** Column and row of each county, as they lie: Shangli north, Xiangdong west, Luxi east, Lianhua south. */
const places: Readonly<Record<string, readonly [number, number]>> = {
  "360322": [1, 0],
  "360313": [0, 1],
  "360302": [1, 1],
  "360323": [2, 1],
  "360321": [1, 2],
};

export const tileSize = 100;

export interface PlacedTile extends Tile {
  readonly x: number;
  readonly y: number;
  /** 1 (few) to 4 (many), against the highest. */
  readonly scale: 1 | 2 | 3 | 4;
}

/** Tiles at their places; counties the map does not know are left to the table. */
export function placeTiles(tiles: readonly Tile[]): PlacedTile[] {
  const max = Math.max(1, ...tiles.map((tile) => tile.value));
  return tiles.flatMap((tile) => {
    const place = places[tile.code];
    if (!place) return [];
    const scale = Math.min(4, Math.max(1, Math.ceil((4 * tile.value) / max))) as 1 | 2 | 3 | 4;
    return [{ ...tile, x: place[0] * tileSize, y: place[1] * tileSize, scale }];
  });
}
