import type { Text } from "@wuxing/kernel/text";
import type { Day } from "./Day.ts";

export type DayKind = "working" | "rest" | "notAnnounced";

/** Which days are worked. Of a year without a table it says so, and guesses nothing. */
export interface Calendar {
  /** Whether public bodies work on a day. */
  kind(day: Day): DayKind;
  /** The holiday for which a day is free or made up for; undefined on plain days and weekends. */
  holiday(day: Day): Text | undefined;
}
