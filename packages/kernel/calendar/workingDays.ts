import type { Calendar } from "./Calendar.ts";
import { type Day, nextDay, weekday, yearOf } from "./Day.ts";

/**
 * A day that was reckoned. Not certain where a day of a year without a table had to be judged: then every weekday of it
 * was counted as worked and every weekend as free, `unannouncedYear` is the first such year, and the day must be shown
 * as provisional and reckoned again once the year's holidays are announced.
 */
export type Reckoning =
  | { readonly day: Day; readonly certain: true }
  | { readonly day: Day; readonly certain: false; readonly unannouncedYear: number };

/** A number of working days, and whether every day between was announced. */
export interface WorkingDayCount {
  readonly count: number;
  readonly certain: boolean;
}

/** Walks the calendar and remembers the first unannounced year whose days it had to judge. */
export class Judge {
  private readonly calendar: Calendar;
  unannouncedYear: number | undefined;

  constructor(calendar: Calendar) {
    this.calendar = calendar;
  }

  /** Whether a day is worked, as far as is known. */
  works(day: Day): boolean {
    const kind = this.calendar.kind(day);
    if (kind !== "notAnnounced") return kind === "working";
    this.unannouncedYear ??= yearOf(day);
    return weekday(day) <= 5;
  }

  /** The day arrived at, labelled. */
  reckoning(day: Day): Reckoning {
    if (this.unannouncedYear === undefined) return { day, certain: true };
    return { day, certain: false, unannouncedYear: this.unannouncedYear };
  }
}

/**
 * The nth working day after a day, which itself is not counted (民法典 §201). For n = 0 the day itself if it is worked,
 * else the next one that is. Throws RangeError unless n is a whole number ≥ 0.
 */
export function addWorkingDays(calendar: Calendar, day: Day, n: number): Reckoning {
  if (!Number.isSafeInteger(n) || n < 0) throw new RangeError(`${n} is not a number of working days`);
  if (n === 0) return nextWorkingDay(calendar, day);
  const judge = new Judge(calendar);
  let reached = day;
  for (let left = n; left > 0; ) {
    reached = nextDay(reached);
    if (judge.works(reached)) left -= 1;
  }
  return judge.reckoning(reached);
}

/** The day itself if it is worked, else the next one that is: where a term ends that would end on a free day (民法典 §203). */
export function nextWorkingDay(calendar: Calendar, day: Day): Reckoning {
  const judge = new Judge(calendar);
  let reached = day;
  while (!judge.works(reached)) reached = nextDay(reached);
  return judge.reckoning(reached);
}

/** The working days after `from` up to and including `to`; none if `to` is not later. */
export function countWorkingDays(calendar: Calendar, from: Day, to: Day): WorkingDayCount {
  const judge = new Judge(calendar);
  let count = 0;
  for (let day = nextDay(from); day <= to; day = nextDay(day)) if (judge.works(day)) count += 1;
  return { count, certain: judge.unannouncedYear === undefined };
}
