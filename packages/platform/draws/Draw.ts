import type { Instant } from "@wuxing/kernel/calendar";
import type { BeaconValue, DrawCommitment, DrawMode, DrawPlan, SealedOutcome, Shortfall } from "@wuxing/kernel/draw";
import type { Text } from "@wuxing/kernel/text";

/** What an area asks to be drawn. The lists may come in any order; without `vrfKey`, which is made here. */
export interface DrawWish {
  /** Letters, digits and hyphens; unique for ever. */
  readonly id: string;
  readonly area: string;
  readonly title: Text;
  readonly plan: Omit<DrawPlan, "id" | "vrfKey" | "beacon">;
  /** drand: the first round from `dueAt` on. dice: thrown at `dueAt`. */
  readonly beacon: "drand" | { readonly sides: number; readonly throws: number };
  /** When chance speaks. Early enough after now that the log can be witnessed and secrets laid open. */
  readonly dueAt: Instant;
  /** Until when secrets may be laid open; four minutes before `dueAt` at least, where any were committed to. */
  readonly revealUntil: Instant;
  /** By when it must be drawn; an alarm is public after it. */
  readonly drawBy: Instant;
  /** Unannounced mode: by when all must be laid open. */
  readonly closeBy?: Instant;
  /** User name of who prepares it. */
  readonly by: string;
}

export type DrawAlarmKind = "unproven" | "revealsUnproven" | "notDrawn" | "notClosed";

export interface DrawAlarm {
  readonly kind: DrawAlarmKind;
  readonly dueAt: Instant;
  readonly at: Instant;
}

/** A draw as it stands, without its frame. What it holds may be public, all of it. */
export interface Draw {
  readonly id: string;
  readonly area: string;
  readonly title: Text;
  readonly mode: DrawMode;
  readonly plan: Omit<DrawPlan, "frame">;
  readonly commitment: DrawCommitment;
  readonly preparedBy: string;
  readonly preparedAt: Instant;
  /** Record of the commitment in the log. */
  readonly recordId: number;
  /** Text of the proof from the log, once there is one. */
  readonly proof: string | null;
  readonly provenAt: Instant | null;
  readonly witnessed: boolean;
  readonly revealUntil: Instant;
  /** Record of the set of secrets in the log, the text of its proof once there is one, and by when it stood there. */
  readonly revealsRecordId: number | null;
  readonly revealsProof: string | null;
  readonly revealsProvenAt: Instant | null;
  readonly dueAt: Instant;
  readonly drawBy: Instant;
  readonly closeBy: Instant | null;
  readonly beacon: BeaconValue | null;
  readonly beaconFrom: string | null;
  /** User name of who has typed dice that the second person has still to type. */
  readonly firstThrowsBy: string | null;
  /** Each time dice were typed, in order; more than two where one was corrected. */
  readonly throwsEntered: readonly (readonly number[])[];
  readonly drawnAt: Instant | null;
  readonly sealed: SealedOutcome | null;
  /** Record of the sealed outcome in the log, and the text of its proof once there is one. */
  readonly outcomeRecordId: number | null;
  readonly outcomeProof: string | null;
  readonly shortfalls: readonly Shortfall[] | null;
  readonly closedAt: Instant | null;
  readonly alarms: readonly DrawAlarm[];
  readonly reveals: readonly string[];
  /** How many targets may be seen to be drawn. */
  readonly shown: number;
}

/** A draw as a line of a list: without what may be long. */
export type DrawLine = Omit<
  Draw,
  | "plan"
  | "proof"
  | "throwsEntered"
  | "sealed"
  | "shortfalls"
  | "outcomeRecordId"
  | "outcomeProof"
  | "revealsRecordId"
  | "revealsProof"
>;

/** A target that may be seen to be drawn. */
export interface DrawPick {
  readonly target: string;
  readonly stratum: string;
  readonly ticket: string | null;
  readonly officers: readonly string[];
  readonly proof: string | null;
  readonly salt: string | null;
  readonly at: Instant;
}
