import type { Instant } from "@wuxing/kernel/calendar";
import type { Clock } from "@wuxing/kernel/clock";

/** A case (办件): the sum of its accepted actions. `Data` is what its area remembers. */
export interface Case<Data = Record<string, unknown>> {
  readonly id: number;
  readonly number: string;
  readonly type: string;
  readonly state: string;
  readonly title: string;
  /** Code of the unit that has it now. */
  readonly unit: string | null;
  readonly division: string | null;
  readonly parentId: number | null;
  readonly openedAt: Instant;
  readonly closedAt: Instant | null;
  /** The clock of the present state; null where nobody waits. */
  readonly clock: Clock | null;
  /** Clocks of earlier states that a later one may take up again, by rule key. */
  readonly clocks: Readonly<Record<string, Clock>>;
  readonly data: Data;
  /** Units from whose people the reporter's identity is kept; absent: from none. Child cases inherit it. */
  readonly sealedFrom?: readonly string[];
  /** Count of entries; the sequence number of the last one. */
  readonly version: number;
}

/** What an action says of the case itself, beside its area's data. */
export interface CaseHead {
  readonly title?: string;
  readonly unit?: string | null;
  readonly division?: string | null;
  readonly sealedFrom?: readonly string[];
}

/** Said once, by the entry that opens a case. */
export interface Opening {
  readonly number: string;
  readonly parentId: number | null;
  /** What a child case inherits of its parent. */
  readonly sealedFrom?: readonly string[];
}

export interface ActorRef {
  readonly kind: string;
  readonly id: string;
  readonly unit: string | null;
}

/**
 * An accepted action. It holds everything that `evolve` needs, so an old history never depends on today's table:
 * the states, the clock with the rule row it used, and what changed.
 */
export interface Entry {
  readonly caseId: number;
  readonly seq: number;
  readonly type: string;
  readonly action: string;
  readonly actor: ActorRef;
  readonly commandId: string;
  readonly at: Instant;
  readonly from: string | null;
  readonly to: string;
  readonly final: boolean;
  readonly input: Readonly<Record<string, unknown>>;
  readonly changes: Readonly<Record<string, unknown>>;
  readonly head: CaseHead;
  readonly clock: Clock | null;
  readonly clocks: Readonly<Record<string, Clock>>;
  readonly opening: Opening | null;
}
