import { addDays, type Day, daysBetween } from "@wuxing/kernel/calendar";

export interface PauseRule {
  /** So many absences, */
  readonly count: number;
  /** in so many days, */
  readonly within: number;
  /** and so many days without booking, counted from the latest of them. */
  readonly pause: number;
}

/**
 * The first day on which somebody may book again, by the days on which he did not come; undefined where he may now. The
 * latest days count.
 */
export function pausedUntil(
  absences: readonly Day[],
  { count, within, pause }: PauseRule,
  today: Day,
): Day | undefined {
  const latest = absences.toSorted().slice(-count);
  const [first, last] = [latest[0], latest.at(-1)];
  if (count === 0 || latest.length < count || !first || !last || daysBetween(first, last) > within) return undefined;
  const again = addDays(last, pause + 1);
  return again > today ? again : undefined;
}
