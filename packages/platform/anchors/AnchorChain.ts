import type { LogHead } from "@wuxing/platform/log";

/** The state of a log that is anchored: its name, its size and the root over it. */
export type AnchoredHead = Pick<LogHead, "origin" | "size" | "root">;

/** What the contract keeps of a log. Size 0 and a root of zeros: nothing was anchored yet. */
export interface KeptAnchor {
  /** Address that may anchor; all zeros where the registrar has named nobody. */
  readonly owner: string;
  readonly size: number;
  readonly root: Uint8Array;
}

/** An anchor as an event of the contract shows it, with its place in the chain. */
export interface AnchorEvent {
  readonly size: number;
  readonly root: Uint8Array;
  readonly block: number;
  readonly blockHash: string;
  /** The block's own time, as its maker says. */
  readonly blockTime: string;
  readonly tx: string;
}

/** Which contract, on which chain. */
export interface ChainAddress {
  readonly chainId: number;
  readonly contract: string;
}

/**
 * A chain with the contract of contracts/Anchors.sol. Every method rejects with ChainFault where the node does not answer
 * or refuses, and may be tried again.
 */
export interface AnchorChain {
  readonly address: ChainAddress;
  /** Rejects with `wrongChain` where the node serves another chain than was configured. Tells the newest block's number. */
  head(): Promise<number>;
  /** What the contract keeps now. History comes from `events` alone: FISCO BCOS ignores the block number in state reads. */
  newest(origin: string): Promise<KeptAnchor>;
  /** The log's anchors in these blocks, both ends included, in order. */
  events(origin: string, from: number, to: number): Promise<AnchorEvent[]>;
}

/** A chain whose contract lets this key anchor. */
export interface OwnChain extends AnchorChain {
  /** The key's address. */
  readonly account: string;
  /** Whether a transaction of this key waits to be taken into a block. */
  isWaiting(): Promise<boolean>;
  /**
   * Hands a transaction to the node and tells its hash; it is in no block yet. `raise`: how often it was sent before
   * without being taken; each time a quarter more is offered for gas, so that it may replace the one before.
   */
  send(origin: string, size: number, root: Uint8Array, raise: number): Promise<string>;
}

/** Why a chain could not be asked or did not do what was asked. */
export type ChainFaultCode =
  /** The node does not answer, or not as a node does. */
  | "unreachable"
  /** The node serves another chain, or the address holds no such contract. */
  | "wrongChain"
  /** The registrar has not named this key as the log's owner. */
  | "notOwner"
  /** The node or the contract refused a transaction. */
  | "refused"
  /** The chain holds a larger size than this log has: the log was rolled back. */
  | "ahead"
  /** The chain holds another root for this size: there are two logs of one name. */
  | "forked"
  /** Anchors that were final are no longer in the chain. */
  | "lost";

/** A fault of the chain or of what it holds, with what the node said. Never holds the key. */
export class ChainFault extends Error {
  readonly code: ChainFaultCode;

  constructor(code: ChainFaultCode, said: string, options?: ErrorOptions) {
    super(said, options);
    this.name = "ChainFault";
    this.code = code;
  }
}
