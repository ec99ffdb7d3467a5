import { addDays, type Calendar, dayOf, endOfDay, type Instant, Judge, nextDay } from "@wuxing/kernel/calendar";
import type { Clock, Term } from "./Clock.ts";
import { Standstill } from "./Standstill.ts";

/** Milliseconds of the units that run through nights and holidays. */
export const unitLength = { hour: 60 * 60 * 1000, minute: 60 * 1000 } as const;

/**
 * The clock with `dueAt` and `certain` worked out afresh from its start, stops and extension. The order in which it was
 * stopped and extended does not matter. To be called for every open clock once a year's holidays are announced.
 */
export function reckonClock(calendar: Calendar, clock: Clock): Clock {
  const standstill = new Standstill(clock.stops);
  const judge = new Judge(calendar);
  const termEnd = partEnd(judge, standstill, clock.startedAt, clock.term);
  const termDue = rolled(judge, standstill, termEnd, clock.term);
  if (!clock.extension) return { ...clock, dueAt: termDue, certain: judge.unannouncedYear === undefined };
  const wholeEnd = partEnd(judge, standstill, termEnd, clock.extension);
  const wholeDue = rolled(judge, standstill, wholeEnd, clock.extension);
  // An extension by hours may end before the working day to which the term itself was rolled: it must not shorten.
  const shortened = wholeDue < termDue;
  return { ...clock, dueAt: shortened ? termDue : wholeDue, certain: judge.unannouncedYear === undefined };
}

/**
 * Where one part ends that begins at a moment. An extension joins the term before it: only the end of the whole is
 * rolled off a free day. The day of the beginning is not counted (民法典 §201), nor a day wholly stopped.
 */
function partEnd(judge: Judge, standstill: Standstill, from: Instant, term: Term): Instant {
  if (term.unit === "hour" || term.unit === "minute")
    return new Date(standstill.after(Date.parse(from), term.amount * unitLength[term.unit])).toISOString();
  const worksOnly = term.unit === "workingDay";
  let day = dayOf(from);
  if (term.amount < 0) return endOfDay(addDays(day, term.amount));
  const counts = (): boolean => !standstill.covers(day) && (!worksOnly || judge.works(day));
  if (term.amount === 0 && worksOnly) while (!counts()) day = nextDay(day);
  for (let left = term.amount; left > 0; ) {
    day = nextDay(day);
    if (counts()) left -= 1;
  }
  return endOfDay(day);
}

/** 民法典 §203: a term that would end on a free day ends on the next working day. */
function rolled(judge: Judge, standstill: Standstill, end: Instant, term: Term): Instant {
  if (term.unit !== "calendarDay" || term.rolls === false) return end;
  let day = dayOf(end);
  while (!judge.works(day) || standstill.covers(day)) day = nextDay(day);
  return endOfDay(day);
}
