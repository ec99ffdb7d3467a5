import { type Calendar, type Day, dayOf, daysBetween, endOfDay, type Instant, parseDay } from "@wuxing/kernel/calendar";
import { t } from "@wuxing/kernel/text";
import type { Clock, Term } from "./Clock.ts";
import { ClockError } from "./ClockError.ts";
import { reckonClock } from "./reckonClock.ts";

interface Begun extends Pick<Clock, "rule" | "term" | "basis"> {
  readonly at: Instant;
}

/** A clock that starts to run at a moment, for the term of a rule. Throws ClockError badTerm. */
export function startClock(calendar: Calendar, { rule, term, at, basis }: Begun): Clock {
  assertTerm(term);
  const said = basis === undefined ? {} : { basis };
  return reckonClock(calendar, { rule, term, ...said, startedAt: at, dueAt: at, certain: true, stops: [] });
}

/**
 * A clock that ends with a given day: a milestone set by a paper. The day is taken as written, free or not, and may be
 * past, when the clock is overdue from the start. Throws CalendarError on an impossible day.
 */
export function fixedClock({
  rule,
  at,
  due,
  basis,
}: {
  readonly rule: string;
  readonly at: Instant;
  readonly due: Day;
  /** Where that day is written, where it is not the rule's own source. */
  readonly basis?: string | undefined;
}): Clock {
  const day = parseDay(due);
  const term: Term = { amount: daysBetween(dayOf(at), day), unit: "calendarDay", rolls: false };
  const said = basis === undefined ? {} : { basis };
  return { rule, term, ...said, startedAt: at, dueAt: endOfDay(day), certain: true, stops: [] };
}

/** Refuses a term that is no whole number of its unit, or so long that it must be a slip. */
export function assertTerm(term: Term): void {
  const longest = { workingDay: 10_000, calendarDay: 20_000, hour: 500_000, minute: 30_000_000 }[term.unit];
  if (Number.isSafeInteger(term.amount) && term.amount >= 0 && term.amount <= (longest ?? -1)) return;
  throw new ClockError(
    "badTerm",
    t(
      `时限“${term.amount} ${term.unit}”不对，请填写不小于零的整数`,
      `A term of “${term.amount} ${term.unit}” cannot be; give a whole number from zero up`,
    ),
  );
}
