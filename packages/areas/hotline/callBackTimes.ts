import { dayOf, type Instant } from "@wuxing/kernel/calendar";
import type { RuleBook } from "@wuxing/kernel/rules";

/** When people may be called, in hours of the day in China, where its parts begin, and how many hours lie between tries. */
export interface HoursOfCalls {
  readonly gap: number;
  readonly opens: number;
  readonly noon: number;
  readonly evening: number;
  readonly closes: number;
}

const hour = 3_600_000;
const china = 8 * hour;

/** The rows of `hotline.callBack*` in force on the day of an instant. */
export function hoursOfCalls(rules: RuleBook, at: Instant): HoursOfCalls {
  const of = (name: string): number => rules.get(`hotline.callBack${name}`, dayOf(at)).value.amount;
  return { gap: of("Gap"), opens: of("Opens"), noon: of("Noon"), evening: of("Evening"), closes: of("Closes") };
}

/**
 * The earliest moment from `now` on at which one more try counts: the gap after the last one, within the hours of calls,
 * in a part of the day (morning, afternoon, evening) in which nobody was tried yet. `missed` are the tries that nobody
 * answered; three of them fill the day, and a fourth may be in any part.
 */
export function nextTry(missed: readonly Instant[], now: Instant, hours: HoursOfCalls): Instant {
  const last = missed.at(-1);
  const from = Math.max(Date.parse(now), last ? Date.parse(last) + hours.gap * hour : 0);
  const tried = new Set(missed.map((at) => partOf(Date.parse(at), hours)));
  const free = partsOf(hours).filter((_part, i) => !tried.has(i));
  const parts = free.length > 0 ? free : partsOf(hours);
  const midnight = from - ((from + china) % (24 * hour));
  const starts = [0, 24 * hour].flatMap((later) =>
    parts
      .map(([begin, end]) => [midnight + later + begin * hour, midnight + later + end * hour] as const)
      .filter(([, end]) => end > from)
      .map(([begin]) => Math.max(begin, from)),
  );
  return new Date(Math.min(...starts)).toISOString();
}

const partsOf = ({ opens, noon, evening, closes }: HoursOfCalls) =>
  [
    [opens, noon],
    [noon, evening],
    [evening, closes],
  ] as const;

/** Which part of the day: 0 the morning, 1 the afternoon, 2 the evening. */
function partOf(moment: number, { noon, evening }: HoursOfCalls): number {
  const ofDay = ((moment + china) % (24 * hour)) / hour;
  return ofDay < noon ? 0 : ofDay < evening ? 1 : 2;
}
