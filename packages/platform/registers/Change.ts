import type { Day, Instant } from "@wuxing/kernel/calendar";
import type { Actor } from "@wuxing/kernel/procedure";
import type { RuleRow } from "@wuxing/kernel/rules";
import type { Text } from "@wuxing/kernel/text";
import type { Pool } from "pg";
import type { RegisterName } from "./registers.ts";

/** One row as it shall be; null takes it away, which only rows that never held may have. */
export interface Change {
  readonly register: RegisterName;
  readonly key: string;
  readonly after: Readonly<Record<string, unknown>> | null;
}

/** Changes that are made together or not at all. */
export interface RegisterCommand {
  readonly changes: readonly Change[];
  readonly actor: Actor;
  /** The paper or person behind it. */
  readonly source: string;
  readonly reason: string;
  /** The day from which it holds. */
  readonly effectiveOn: Day;
  readonly commandId: string;
}

/** A change as it was written, or would be. */
export interface Written extends Change {
  readonly before: Readonly<Record<string, unknown>> | null;
}

/** What is wrong with the change of this number in the batch. */
export interface RegisterFault {
  readonly change: number;
  readonly field: string;
  readonly reason: Text;
}

/** A topic as the dispatch table names it. */
export interface DutyTopic {
  readonly code: string;
  readonly name: Text;
}

/** What changing a register needs of the world. */
export interface RegisterDesk {
  readonly pool: Pool;
  readonly now: () => Instant;
  /** The rule rows that came with the program. */
  readonly shipped: readonly RuleRow[];
  /** What the dispatch table may speak of. */
  readonly topics: readonly DutyTopic[];
}
