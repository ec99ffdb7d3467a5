import { t } from "@wuxing/kernel/text";
import { CalendarError } from "./CalendarError.ts";

/** A day in China Standard Time, "YYYY-MM-DD". Days compare as strings. */
export type Day = string;

/** A moment in UTC to the millisecond, "2020-06-30T15:59:59.999Z". Instants compare as strings. */
export type Instant = string;

const hour = 60 * 60 * 1000;
const dayLength = 24 * hour;

/** China Standard Time is UTC+8; no summer time was kept in the covered years. */
const offset = 8 * hour;

/** Midnight of a day as UTC milliseconds; the day's number times 24 h. Not checked: `parseDay` is for input. */
const utcMidnight = (day: Day): number => Date.parse(`${day}T00:00:00.000Z`);
const written = (utc: number): Day => new Date(utc).toISOString().slice(0, 10);

/** The day in China on which a moment falls. Throws RangeError on what is not a moment. */
export const dayOf = (instant: Instant): Day => written(Date.parse(instant) + offset);

/** The first millisecond of a day in China. */
export const startOfDay = (day: Day): Instant => new Date(utcMidnight(day) - offset).toISOString();

/** The last millisecond of a day in China, 23:59:59.999 +08:00: a term "by that day" ends here. */
export const endOfDay = (day: Day): Instant => new Date(utcMidnight(day) - offset + dayLength - 1).toISOString();

/** The day n calendar days later (earlier if n is negative). */
export const addDays = (day: Day, n: number): Day => written(utcMidnight(day) + n * dayLength);

/** The day after: `addDays(day, 1)`, made quick for the walks of the calendar. */
export function nextDay(day: Day): Day {
  const date = Number(day.slice(8));
  return date < 28 ? day.slice(0, 8) + String(date + 1).padStart(2, "0") : addDays(day, 1);
}

/** How many calendar days from one day to another; negative if `to` is earlier. */
export const daysBetween = (from: Day, to: Day): number => (utcMidnight(to) - utcMidnight(from)) / dayLength;

/** Monday 1 to Sunday 7. */
export function weekday(day: Day): 1 | 2 | 3 | 4 | 5 | 6 | 7 {
  const number = utcMidnight(day) / dayLength;
  return (((((number + 3) % 7) + 7) % 7) + 1) as 1 | 2 | 3 | 4 | 5 | 6 | 7;
}

/** The Gregorian year of a day. */
export const yearOf = (day: Day): number => Number(day.slice(0, 4));

/** A day from input. Throws CalendarError (a RangeError) unless it is "YYYY-MM-DD" and exists. */
export function parseDay(text: string): Day {
  const day = text.trim();
  const utc = /^\d{4}-\d{2}-\d{2}$/.test(day) ? utcMidnight(day) : Number.NaN;
  if (Number.isNaN(utc) || written(utc) !== day)
    throw new CalendarError(
      t(`“${text}”不是日期，请按 2026-11-25 的样子填写`, `“${text}” is not a day; write it like 2026-11-25`),
    );
  return day;
}
