import type { Text } from "@wuxing/kernel/text";
import type { Calendar } from "./Calendar.ts";
import { type Day, weekday, yearOf } from "./Day.ts";

/** One day of a holiday notice: free, or worked to make up for it (调休). */
export interface HolidayDay {
  readonly day: Day;
  readonly kind: "rest" | "working";
  readonly title: Text;
}

/**
 * A calendar with days of the city's own register laid over it. A year of which the register holds a day counts as
 * announced; a day of the December before does not announce that year. The register's word holds against the base.
 */
export function withHolidays(base: Calendar, days: readonly HolidayDay[]): Calendar {
  const special = new Map(days.map((one) => [one.day, one]));
  const announced = new Set(days.map(({ day }) => yearOf(day)));
  return {
    kind: (day) => {
      const own = special.get(day);
      if (own) return own.kind;
      const kind = base.kind(day);
      if (kind !== "notAnnounced" || !announced.has(yearOf(day))) return kind;
      return weekday(day) > 5 ? "rest" : "working";
    },
    holiday: (day) => special.get(day)?.title ?? base.holiday(day),
  };
}
