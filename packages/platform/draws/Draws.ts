import type { BeaconValue, RevealedVisit, Target } from "@wuxing/kernel/draw";
import type { PoolClient } from "pg";
import type { Draw, DrawLine, DrawPick, DrawWish } from "./Draw.ts";

/** The draws of this city. What may not be done throws Refusal. */
export interface Draws {
  /**
   * Fixes a plan with its frame, in the caller's transaction, and submits its commitment to the log. From then on nothing
   * of it can be changed. Gives the draw's id.
   */
  readonly prepare: (client: PoolClient, wish: DrawWish) => Promise<string>;
  /** Takes a secret that somebody lays open; refused after the term or where it does not fit its hash. */
  readonly reveal: (id: string, by: string, secret: string) => Promise<void>;
  /** Asks the log whether the commitment is proven yet, and keeps the proof. */
  readonly findProof: (id: string) => Promise<boolean>;
  /** Fetches the round from the beacon's server; refused where none is named or it does not answer. */
  readonly fetchBeacon: (id: string) => Promise<void>;
  /**
   * Takes what chance gave: a round carried in by hand, checked by its signature, or dice. Dice are typed by two people;
   * gives false while the second is waited for.
   */
  readonly enterBeacon: (id: string, value: BeaconValue, by: string) => Promise<boolean>;
  /** Draws, once the commitment is proven in time and chance has spoken. Done twice it is done once. */
  readonly carryOut: (id: string) => Promise<void>;
  /** The visits of an unannounced draw, for the area's own eyes; undefined before it is drawn, and for an open one. */
  readonly visitsOf: (id: string) => Promise<readonly RevealedVisit[] | undefined>;
  /** Lays a visit open, now that it is made. Done twice it is done once. */
  readonly revealVisit: (id: string, target: string) => Promise<void>;
  /** Lays open all that is left of an unannounced draw, with the proof of every target. Done twice it is done once. */
  readonly close: (id: string) => Promise<void>;
  /** Raises the alarms of terms that have passed, and looks for proofs that are still missing. Gives how many alarms are new. */
  readonly passDeadlines: () => Promise<number>;
  readonly find: (id: string) => Promise<Draw | undefined>;
  /** The newest first; with how many there are. */
  readonly list: (
    offset: number,
    limit: number,
  ) => Promise<{ readonly draws: readonly DrawLine[]; readonly total: number }>;
  /** Other draws from the very same frame, the newest first, twenty at most. */
  readonly ofSameFrame: (draw: DrawLine) => Promise<readonly DrawLine[]>;
  /** What may be seen to be drawn, in the order of the draw (a visit of an unannounced one: in that of being laid open). */
  readonly picks: (id: string, offset: number, limit: number) => Promise<readonly DrawPick[]>;
  /** The target as it stands on the frame of a draw, or undefined: nobody needs the whole list for that. */
  readonly findOnFrame: (id: string, target: string) => Promise<Target | undefined>;
  /** The draw's file for `wuxing draw verify`, in parts of text; holds what may be public by now. */
  readonly file: (id: string) => AsyncIterable<string>;
}
