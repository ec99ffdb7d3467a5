import type { Text } from "@wuxing/kernel/text";
import type { Day } from "./Day.ts";

/** One holiday of a year's notice: free from the first day to the last, both included; `work` are its make-up days (调休). */
export interface HolidayPeriod {
  readonly name: Text;
  readonly from: Day;
  readonly to: Day;
  readonly work: readonly Day[];
}

/**
 * What the State Council's notice says of one year. Plain JSON, so that an administrator adds the next year as data.
 * Days may lie in the December before: notices do move the last days of the old year.
 */
export interface YearTable {
  readonly year: number;
  readonly source: string;
  readonly holidays: readonly HolidayPeriod[];
}
