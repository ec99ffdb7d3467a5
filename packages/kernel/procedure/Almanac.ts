import type { Calendar } from "@wuxing/kernel/calendar";
import type { DutyTable } from "@wuxing/kernel/duties";
import type { RuleBook } from "@wuxing/kernel/rules";

/** What law, calendar and the city's dispatch table say on the day of the action. */
export interface Almanac {
  readonly calendar: Calendar;
  readonly rules: RuleBook;
  /** Who answers for which topic where: the dispatch table. Absent where there is none, and then nothing is proposed by it. */
  readonly duties?: DutyTable;
}
