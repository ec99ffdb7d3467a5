import type { RequestCount, SlicedCount } from "@wuxing/areas/hotline";
import type { RatingCount } from "@wuxing/areas/ratings";
import type { PublishedCounts } from "./publishedCounts.ts";

/** All counts of the requests received in one month. */
export interface Totals extends Omit<RequestCount, "month"> {
  readonly rated: number;
  readonly satisfied: number;
  readonly invited: number;
}

/** What both the public page and the desk say of a month; everything counts the requests received in that month. */
export interface MonthFigures {
  readonly month: string;
  /** ISO instant up to which it was counted. */
  readonly countedAt: string;
  readonly now: Totals;
  readonly before: Totals;
  /** Twelve months up to this one, oldest first; months without requests are there with zeros. */
  readonly trend: readonly { readonly month: string; readonly totals: Totals }[];
  readonly units: readonly Slice[];
  readonly topics: readonly Slice[];
  readonly counties: readonly Slice[];
  readonly published: PublishedCounts;
}

export interface Slice {
  readonly code: string;
  readonly totals: Totals;
}

export const nothing: Totals = {
  received: 0,
  closed: 0,
  overdue: 0,
  timed: 0,
  inTime: 0,
  calledBack: 0,
  contacted: 0,
  answered: 0,
  solved: 0,
  sent: 0,
  rightFirst: 0,
  rated: 0,
  satisfied: 0,
  invited: 0,
};

export function add(a: Totals, b: Partial<Totals>): Totals {
  const sum = (key: keyof Totals): number => a[key] + (b[key] ?? 0);
  return {
    received: sum("received"),
    closed: sum("closed"),
    overdue: sum("overdue"),
    timed: sum("timed"),
    inTime: sum("inTime"),
    calledBack: sum("calledBack"),
    contacted: sum("contacted"),
    answered: sum("answered"),
    solved: sum("solved"),
    sent: sum("sent"),
    rightFirst: sum("rightFirst"),
    rated: sum("rated"),
    satisfied: sum("satisfied"),
    invited: sum("invited"),
  };
}

export const ratingTotals = (count: RatingCount): Partial<Totals> => ({
  rated: count.real,
  satisfied: count.good,
  invited: count.settled,
});

/** Sums the slices of one kind, most received first. Slices without a code (no unit yet) are in no row. */
export function sliced(
  rows: readonly SlicedCount[],
  codeOf: (row: SlicedCount) => string | null,
  ratings: ReadonlyMap<string, Partial<Totals>> = new Map(),
): Slice[] {
  const sums = new Map<string, Totals>();
  for (const row of rows) {
    const code = codeOf(row);
    if (code) sums.set(code, add(sums.get(code) ?? nothing, row));
  }
  return [...sums]
    .map(([code, totals]) => ({ code, totals: add(totals, ratings.get(code) ?? {}) }))
    .sort((a, b) => b.totals.received - a.totals.received || (a.code < b.code ? -1 : 1));
}

/** A share 0…1; null where there is nothing to divide by. */
export const share = (part: number, whole: number): number | null => (whole === 0 ? null : part / whole);
