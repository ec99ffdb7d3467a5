export { decodeBundle, encodeBundle, longestRecord } from "./bundle.ts";
export { type FetchTile, readBundle, readEdge, readTile } from "./readTile.ts";
export { bundlesBetween, parseTilePath, type Tile, tilePath, tilesBetween, tileWidth, widthIn } from "./Tile.ts";
export { type TileBytes, TileEdge } from "./TileEdge.ts";
export { TileReader, type TreeHead } from "./TileReader.ts";
