import { type Calendar, type Day, dayOf, daysBetween, type Instant, Judge, nextDay } from "@wuxing/kernel/calendar";
import type { Clock, Term } from "./Clock.ts";
import { unitLength } from "./reckonClock.ts";
import { Standstill } from "./Standstill.ts";
import { openStop } from "./stopClock.ts";

/** What is left, or how far past when overdue: whole units of the clock's own term. */
export interface Remaining {
  readonly amount: number;
  readonly unit: Term["unit"];
  readonly overdue: boolean;
  readonly certain: boolean;
}

/**
 * What is left of a clock at a moment. Days are those after today up to the last one, so 0 means that today is the last.
 * Hours and minutes left are rounded down: no more is promised than there is. Overdue, the amount is at least 1 and
 * begun units count. A stopped clock shows what was left when it stopped: it does not become overdue, however long it
 * stands; one that was overdue already when it was stopped stays so.
 */
export function remaining(calendar: Calendar, clock: Clock, now: Instant): Remaining {
  const { unit } = clock.term;
  const moment = Date.parse(now);
  const stopped = openStop(clock);
  const at = stopped ? Math.min(moment, Date.parse(stopped.from)) : moment;
  const due = Date.parse(clock.dueAt);
  const overdue = at > due;
  const standstill = new Standstill(clock.stops);
  const [from, to] = overdue ? [due, at] : [at, due];
  const { length, certain } =
    unit === "hour" || unit === "minute"
      ? { length: standstill.between(from, to) / unitLength[unit], certain: clock.certain }
      : countDays(calendar, standstill, unit, dayOf(iso(from)), dayOf(iso(to)));
  const amount = overdue ? Math.max(1, Math.ceil(length)) : Math.floor(length);
  return { amount, unit, overdue, certain: certain && clock.certain };
}

const iso = (moment: number): Instant => new Date(moment).toISOString();

function countDays(
  calendar: Calendar,
  standstill: Standstill,
  unit: "workingDay" | "calendarDay",
  from: Day,
  to: Day,
): { readonly length: number; readonly certain: boolean } {
  if (unit === "calendarDay" && standstill.isEmpty) return { length: daysBetween(from, to), certain: true };
  const judge = new Judge(calendar);
  let length = 0;
  for (let day = nextDay(from); day <= to; day = nextDay(day))
    if (!standstill.covers(day) && (unit === "calendarDay" || judge.works(day))) length += 1;
  return { length, certain: judge.unannouncedYear === undefined };
}
