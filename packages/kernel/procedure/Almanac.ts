import type { Calendar } from "@wuxing/kernel/calendar";
import type { RuleBook } from "@wuxing/kernel/rules";

/** What law and calendar say on the day of the action. */
export interface Almanac {
  readonly calendar: Calendar;
  readonly rules: RuleBook;
}
