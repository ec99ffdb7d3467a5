import type { Calendar, Day, Instant } from "@wuxing/kernel/calendar";
import { dayOf } from "@wuxing/kernel/calendar";
import {
  type Clock,
  extendClock,
  fixedClock,
  resumeClock,
  startClock,
  stopClock,
  type Term,
} from "@wuxing/kernel/clock";
import { type RuleRow, ruleId, term } from "@wuxing/kernel/rules";
import type { Almanac } from "./Almanac.ts";
import type { Case } from "./Case.ts";
import type { OwnTerm, StateDef } from "./Procedure.ts";

export interface ClocksAfter {
  readonly clock: Clock | null;
  readonly clocks: Readonly<Record<string, Clock>>;
}

type AnyState = StateDef<Record<string, unknown>, string>;
type Waiting = Exclude<AnyState, { readonly final: true }>;
type Own = (row: Term, from: Instant, calendar: Calendar) => OwnTerm | undefined;
/** A rule key that may hang on the case. */
export const keyOf = (key: string | ((c: Case) => string), c: Case): string => (typeof key === "string" ? key : key(c));

/** The rule key of a clock, without the day from which its row holds. */
const ruleKey = (clock: Clock): string => clock.rule.slice(0, clock.rule.lastIndexOf("@"));

/**
 * The clocks once a case enters a state. The clock of the state that is left is kept under its rule key, so that
 * a later state that `continues` it finds it running on; a state that `stops` a key holds that clock still.
 */
export function clocksOnEntering(
  almanac: Almanac,
  c: Case,
  state: AnyState,
  at: Instant,
  due: Day | undefined,
): ClocksAfter {
  if ("final" in state) return { clock: null, clocks: {} };
  const kept: Record<string, Clock> = { ...c.clocks };
  if (c.clock) kept[ruleKey(c.clock)] = c.clock;
  const key = keyOf(state.within, c);
  // A day that the action says takes the place of a term, also of one that would run on.
  const before = state.continues && due === undefined ? kept[key] : undefined;
  const held = before && (state.continues === true || isStopped(before)) ? before : undefined;
  if (state.stops) {
    const stopped = keyOf(state.stops, c);
    if (kept[stopped] && !isStopped(kept[stopped])) kept[stopped] = stopClock(kept[stopped], at);
  }
  for (const also of state.alsoStarts ?? []) {
    const alsoKey = keyOf(also, c);
    kept[alsoKey] = begin(almanac, alsoKey, at);
  }
  const said = { due, basis: state.dayBasis?.(c) };
  const clock = held ? runOn(almanac, held, at) : begin(almanac, key, state.since?.(c) ?? at, said, own(state, c));
  delete kept[key];
  return { clock, clocks: kept };
}

const isStopped = (clock: Clock): boolean => clock.stops.some((stop) => stop.to === undefined);

const runOn = (almanac: Almanac, clock: Clock, at: Instant): Clock =>
  isStopped(clock) ? resumeClock(almanac.calendar, clock, at) : clock;

/** What the state asks of the case for a term of its own. */
const own =
  ({ ownTerm }: Waiting, c: Case): Own =>
  (row, from, calendar) =>
    ownTerm?.(c, row, from, calendar);

/** A day that an action says, and where it is written that it may. */
interface DaySaid {
  readonly due: Day | undefined;
  readonly basis: string | undefined;
}

function begin(almanac: Almanac, key: string, at: Instant, said?: DaySaid, ownTerm?: Own): Clock {
  const row = almanac.rules.get(key, dayOf(at));
  if (said?.due !== undefined) return fixedClock({ rule: ruleId(row), at, due: said.due, basis: said.basis });
  const { basis, ...own } = ownTerm?.(term(row), at, almanac.calendar) ?? { basis: undefined, ...term(row) };
  return startClock(almanac.calendar, { rule: ruleId(row), term: own, at, basis });
}

/** The present clock, lengthened once by the term of a rule row; throws ClockError if it was lengthened before. */
export function lengthen(almanac: Almanac, clock: Clock, key: string, at: Instant): Clock {
  const row = almanac.rules.get(key, dayOf(at));
  return extendClock(almanac.calendar, clock, { rule: ruleId(row), term: term(row) });
}

/** The last day of a rule row's term that would begin now, and the row: a bound on a day that somebody may ask for. */
export function latestDay(almanac: Almanac, key: string, at: Instant): { readonly day: Day; readonly row: RuleRow } {
  const row = almanac.rules.get(key, dayOf(at));
  return { day: dayOf(startClock(almanac.calendar, { rule: ruleId(row), term: term(row), at }).dueAt), row };
}
