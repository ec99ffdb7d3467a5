import { sameHash } from "@wuxing/tlog/tree";
import type { AnchorChain, AnchorEvent } from "./AnchorChain.ts";

/** A log to hold the chain against; its roots are those that the checkpoint commits to. */
export interface AnchoredLog {
  readonly origin: string;
  readonly size: number;
  root(size: number): Promise<Uint8Array>;
}

export interface AnchorReport {
  readonly anchors: number;
  /** The newest anchor, if there is one. */
  readonly newest: AnchorEvent | undefined;
  /** Anchors of a size that the log does not have: it was rolled back, or shows an old state. */
  readonly ahead: readonly AnchorEvent[];
  /** Anchors with another root than the log had at that size: the log was changed. */
  readonly forked: readonly AnchorEvent[];
  /** Anchors out of order, which the contract lets nobody make: it is another contract than that of contracts/Anchors.sol. */
  readonly disordered: readonly AnchorEvent[];
}

/** Holds every anchor of the chain, from block `from` on, against the log. Rejects with ChainFault or the log's own faults. */
export async function verifyAnchors(chain: AnchorChain, log: AnchoredLog, from: number): Promise<AnchorReport> {
  const events = await chain.events(log.origin, from, await chain.head());
  const [ahead, forked]: [AnchorEvent[], AnchorEvent[]] = [[], []];
  for (const event of events)
    if (event.size > log.size) ahead.push(event);
    else if (!sameHash(await log.root(event.size), event.root)) forked.push(event);
  const disordered = events.filter(({ size }, place) => size <= (events[place - 1]?.size ?? 0));
  return { anchors: events.length, newest: events.at(-1), ahead, forked, disordered };
}
