import type { Instant } from "@wuxing/kernel/calendar";
import type { CaseLine } from "@wuxing/kernel/views";

/** A call as the desk shows it: the number masked, and what of the caller's this agent may see. */
export interface CallView {
  readonly id: string;
  readonly state: "ringing" | "answered" | "ended";
  /** Masked; empty where the number is withheld. */
  readonly from: string;
  readonly ringingAt: Instant | null;
  readonly answeredAt: Instant | null;
  readonly endedAt: Instant | null;
  /** Changes whenever the exchange tells something new of it. */
  readonly version: string;
  /** The request that was taken from it. */
  readonly taken: string | null;
  readonly recorded: boolean;
  /** The caller's requests that are open, and how many have ended. */
  readonly open: readonly CaseLine[];
  readonly ended: number;
  /** His calls before this one, newest first. */
  readonly before: readonly { readonly at: Instant; readonly answered: boolean; readonly taken: string | null }[];
}
