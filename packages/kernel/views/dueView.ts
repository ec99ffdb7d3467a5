import type { Instant } from "@wuxing/kernel/calendar";
import { type Clock, remaining, type Term } from "@wuxing/kernel/clock";
import type { Almanac, Case } from "@wuxing/kernel/procedure";
import { type RuleRow, ruleId } from "@wuxing/kernel/rules";
import { type Text, t } from "@wuxing/kernel/text";
import type { Colour, DueView, RuleView } from "./views.ts";

const day = 24 * 60 * 60 * 1000;

/** The moments one and three days after `now`; remembered, as a list asks for the same moment fifty times. */
function horizon(now: Instant): { now: Instant; soon: Instant; near: Instant } {
  if (latest.now !== now) {
    const later = (ms: number): Instant => new Date(Date.parse(now) + ms).toISOString();
    latest = { now, soon: later(day), near: later(3 * day) };
  }
  return latest;
}
let latest = { now: "", soon: "", near: "" };

/** Colour of a due moment: red once past, amber within a day, blue within three, else none. Calm where the clock is stopped. */
export function colourOf(due: { at: Instant; certain: boolean; stopped: boolean } | null, now: Instant): Colour {
  if (!due || due.stopped) return "none";
  // Instants are written alike, so they compare as text.
  if (due.at < now) return due.certain ? "red" : "amber";
  const { soon, near } = horizon(now);
  if (due.at < soon) return "amber";
  return due.at < near ? "blue" : "none";
}

/** The moment until which `colourOf` says the same of a due moment as now; undefined where it never says otherwise. */
export function colourHolds(
  due: { at: Instant; certain: boolean; stopped: boolean } | null,
  now: Instant,
): Instant | undefined {
  if (!due || due.stopped || due.at < now) return undefined;
  const { soon, near } = horizon(now);
  const ahead = due.at < soon ? 0 : due.at < near ? day : 3 * day;
  // Up to the millisecond before it turns: a day is red only after its last moment.
  return new Date(Date.parse(due.at) - ahead).toISOString();
}

/** What a page says of a case's clock; null where nobody waits. */
export const dueView = (almanac: Almanac, c: Pick<Case, "clock">, now: Instant): DueView | null =>
  c.clock && clockView(almanac, c.clock, now);

/** What a page says of one clock. */
export function clockView(almanac: Almanac, clock: Clock, now: Instant): DueView {
  const stopped = clock.stops.some((stop) => stop.to === undefined);
  const { amount, unit, overdue } = remaining(almanac.calendar, clock, now);
  const due = { at: clock.dueAt, certain: clock.certain, stopped };
  return { ...due, colour: colourOf(due, now), remaining: { amount, unit, overdue }, rule: ruleView(almanac, clock) };
}

function ruleView(almanac: Almanac, clock: Clock): RuleView | null {
  const row = almanac.rules.byId(clock.rule);
  if (!row) return null;
  if (clock.basis !== undefined && clock.term.rolls === false)
    return { ...ruleRowView(row), term: onDaySet, source: clock.basis, mark: "T" };
  if (clock.basis !== undefined) return ownTermView(row, clock.term, clock.basis);
  // A clock that ends on a day somebody set has that day, not the row's term.
  const set = clock.term.amount !== row.value.amount || clock.term.unit !== row.value.unit;
  return set ? { ...ruleRowView(row), term: onDaySet } : ruleRowView(row);
}

const onDaySet = t("按所定日期", "on the day that was set");

/** A term of the case's own beside the one the row gives, each with where it is written. */
function ownTermView(row: RuleRow, own: Term, basis: string): RuleView {
  const [view, term] = [ruleRowView(row), termWords(own)];
  return {
    ...view,
    term: t(
      `${term.zh}（本事项时限；一般为 ${view.term.zh}）`,
      `${term.en} (this item’s own; in general ${view.term.en})`,
    ),
    source: `${basis}；${view.source}`,
  };
}

/** A rule row in words: its term and where it stands. */
export function ruleRowView(row: RuleRow): RuleView {
  const source = row.source.article ? `《${row.source.title}》${row.source.article}` : `《${row.source.title}》`;
  return { id: ruleId(row), title: row.title, term: termWords(row.value), source, mark: row.source.mark };
}

const words: Record<string, (n: number) => Text> = {
  workingDay: (n) => t(`${n} 个工作日`, `${n} working day${n === 1 ? "" : "s"}`),
  calendarDay: (n) => t(`${n} 天`, `${n} day${n === 1 ? "" : "s"}`),
  hour: (n) => t(`${n} 小时`, `${n} hour${n === 1 ? "" : "s"}`),
  minute: (n) => t(`${n} 分钟`, `${n} minute${n === 1 ? "" : "s"}`),
};

/** An amount of time in words. */
export const termWords = (term: { amount: number; unit: Term["unit"] | string }): Text =>
  words[term.unit]?.(term.amount) ?? t(`${term.amount}`, `${term.amount}`);
