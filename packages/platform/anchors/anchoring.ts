import type { PublicLog } from "@wuxing/platform/log";
import type { Pool } from "pg";
import { type AnchorOutcome, anchorNewest } from "./anchorNewest.ts";
import type { NodeRpc } from "./nodeRpc.ts";

/** The chain in which the log is anchored, and how. */
export interface AnchorSettings {
  readonly rpc: NodeRpc;
  readonly chainId: number;
  readonly contract: string;
  /** The private key of the log's owner: 32 bytes as `0x…`. */
  readonly key: string;
  /** The block in which the contract was made, or any before it. */
  readonly fromBlock: number;
  /** How many blocks, its own among them, make an anchor final: 1 where the chain never gives a block up (PBFT, QBFT). */
  readonly confirmations: number;
  /** Minutes from one anchor to the next. */
  readonly every: number;
}

/** One look at the chain at each call (`anchorNewest`). What speaks to it is loaded at the first. */
export function anchoring(
  pool: Pool,
  { rpc, chainId, contract, key, ...how }: AnchorSettings,
  log: Pick<PublicLog, "newest" | "rootAt">,
  now: () => string,
): () => Promise<AnchorOutcome> {
  return async () => {
    const { ownEvmChain } = await import("@wuxing/platform/anchors/evm");
    const chain = ownEvmChain(rpc, { chainId, contract }, key);
    return anchorNewest({ ...how, pool, chain, newestHead: log.newest, rootAt: log.rootAt, now });
  };
}
