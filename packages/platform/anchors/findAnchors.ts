import type { Pool } from "pg";
import type { ChainFaultCode } from "./AnchorChain.ts";
import { originHash } from "./originHash.ts";

/** An anchor as the public is shown it. */
export interface ShownAnchor {
  readonly chainId: number;
  readonly contract: string;
  readonly origin: string;
  readonly originHash: string;
  readonly size: number;
  /** Base64, as in a checkpoint. */
  readonly root: string;
  readonly block: number;
  readonly blockHash: string;
  readonly blockTime: string;
  readonly tx: string;
  readonly final: boolean;
}

/** A page of the log's anchors. */
export interface ShownAnchors {
  readonly anchors: readonly ShownAnchor[];
  readonly fault: { readonly code: ChainFaultCode; readonly since: string } | null;
  /** The size before which the next page begins; null at the end. */
  readonly next: number | null;
}

/** A hundred anchors with sizes below `before`, newest first. */
export async function findAnchors(
  pool: Pool,
  before: number = Number.MAX_SAFE_INTEGER,
  most = 100,
): Promise<ShownAnchors> {
  const [found, faults] = await Promise.all([
    pool.query<Omit<ShownAnchor, "originHash">>(
      `SELECT chain_id AS "chainId", contract, origin, size, encode(root, 'base64') AS root, block,
         block_hash AS "blockHash", block_time AS "blockTime", tx, final
       FROM anchors WHERE size < $1 ORDER BY size DESC, block DESC LIMIT $2`,
      [before, most + 1],
    ),
    pool.query<{ code: ChainFaultCode; since: string }>(
      "SELECT fault AS code, fault_since AS since FROM anchor_progress WHERE fault IS NOT NULL ORDER BY fault_since DESC LIMIT 1",
    ),
  ]);
  const anchors = found.rows.slice(0, most).map((row) => ({ ...row, originHash: originHash(row.origin) }));
  const last = found.rows.length > most ? anchors.at(-1) : undefined;
  return { anchors, fault: faults.rows[0] ?? null, next: last?.size ?? null };
}
