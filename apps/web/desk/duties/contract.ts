import type { Duty } from "@wuxing/kernel/duties";
import type { TopicView } from "../api/contract.ts";

/** What the dispatch table's route answers: rows that ended and rows to come are among them. */
export interface Duties {
  readonly today: string;
  readonly topics: readonly TopicView[];
  readonly rows: readonly Duty[];
}
