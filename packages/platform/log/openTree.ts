import { TileReader } from "@wuxing/tlog/tiles";
import type { Pool, PoolClient } from "pg";
import { hasher, storedTiles } from "./storedTiles.ts";

/** Opens the tree of a checkpoint over the stored tiles. Throws LogFault where they do not lead to its root. */
export type OpenTree = (head: { readonly size: number; readonly root: Uint8Array }) => Promise<TileReader>;

/** Remembers the tree it opened last: many receipts are asked of one checkpoint. */
export function openTrees(db: Pool | PoolClient): OpenTree {
  let last: TileReader | undefined;
  let of: string | undefined;
  return async ({ size, root }) => {
    const asked = `${size} ${Buffer.from(root).toString("hex")}`;
    if (!last || of !== asked) {
      last = await TileReader.open(storedTiles(db), { size, root: new Uint8Array(root) }, hasher);
      of = asked;
    }
    return last;
  };
}
