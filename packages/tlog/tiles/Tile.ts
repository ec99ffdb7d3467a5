/** How many hashes, or records, a full tile or bundle holds. */
export const tileWidth = 256;

/** A tile of hashes at a level, or a bundle of records (C2SP tlog-tiles). */
export interface Tile {
  /** 0 holds the hashes of leaves, each further level the roots of the full tiles below; `entries` the records. */
  readonly level: number | "entries";
  /** Counted from the left. */
  readonly index: number;
  /** 1 to 256; below 256 it is partial: the last of its level at some size. */
  readonly width: number;
}

/** Where a tile is served, below the log's address: `tile/0/x001/234`, `tile/entries/000.p/17`. */
export function tilePath({ level, index, width }: Tile): string {
  const groups = [String(index % 1000).padStart(3, "0")];
  for (let rest = Math.floor(index / 1000); rest > 0; rest = Math.floor(rest / 1000))
    groups.unshift(`x${String(rest % 1000).padStart(3, "0")}`);
  return `tile/${level}/${groups.join("/")}${width === tileWidth ? "" : `.p/${width}`}`;
}

/** The tile of a path, or undefined. Each tile has one path only. */
export function parseTilePath(path: string): Tile | undefined {
  const match = /^tile\/(entries|\d{1,2})\/((?:x\d{3}\/)*\d{3})(?:\.p\/(\d{1,3}))?$/u.exec(path);
  if (!match) return undefined;
  const [, levelText = "", digits = "", widthText] = match;
  const tile = {
    level: levelText === "entries" ? ("entries" as const) : Number(levelText),
    index: Number(digits.replaceAll(/[x/]/gu, "")),
    width: widthText === undefined ? tileWidth : Number(widthText),
  };
  const isPossible = tile.level === "entries" || tile.level <= 63;
  return isPossible && tile.width > 0 && Number.isSafeInteger(tile.index) && tilePath(tile) === path ? tile : undefined;
}

/** How many hashes a level has in a tree of a size. */
export const countAt = (level: number, size: number): number => Math.floor(size / tileWidth ** level);

/** How wide a tile is in a tree of a size; 0 where it is not there. */
export function widthIn({ level, index }: Omit<Tile, "width">, size: number): number {
  const count = countAt(level === "entries" ? 0 : level, size);
  return Math.max(0, Math.min(tileWidth, count - index * tileWidth));
}

/** The tiles of hashes that a tree writes when it grows from one size to another, from level 0 up. */
export function tilesBetween(from: number, to: number): Tile[] {
  const tiles: Tile[] = [];
  for (let level = 0; countAt(level, to) > countAt(level, from); level++) tiles.push(...grown(level, level, from, to));
  return tiles;
}

/** The bundles of records that a log writes when it grows from one size to another. */
export const bundlesBetween = (from: number, to: number): Tile[] => grown("entries", 0, from, to);

function grown(name: Tile["level"], level: number, from: number, to: number): Tile[] {
  const tiles: Tile[] = [];
  const end = countAt(level, to);
  for (let index = Math.floor(countAt(level, from) / tileWidth); index * tileWidth < end; index++)
    tiles.push({ level: name, index, width: widthIn({ level: name, index }, to) });
  return tiles;
}
