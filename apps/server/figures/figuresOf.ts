import { countRequests, countRequestsBySlice } from "@wuxing/areas/hotline";
import { countRatings, type RatingCount } from "@wuxing/areas/ratings";
import { type Scope, wholeCity } from "@wuxing/kernel/access";
import type { Platform } from "@wuxing/platform/area";
import { add, type MonthFigures, nothing, ratingTotals, sliced, type Totals } from "./MonthFigures.ts";
import { shiftMonth } from "./months.ts";
import { countPublished } from "./publishedCounts.ts";
import { remembering } from "./remembering.ts";

export type FiguresOf = (month: string, scope?: Scope) => Promise<MonthFigures>;

const kept = new WeakMap<Platform, FiguresOf>();

/** The figures of a month, remembered for each month and scope. One memory for all routes of a server. */
export function figuresOf(platform: Platform): FiguresOf {
  const known = kept.get(platform);
  if (known) return known;
  const counted = remembering((month: string, scope: Scope) => count(platform, month, scope));
  const fresh: FiguresOf = (month, scope = wholeCity) => counted(month, scope);
  kept.set(platform, fresh);
  return fresh;
}

async function count({ pool, casework, readWithin }: Platform, month: string, scope: Scope): Promise<MonthFigures> {
  const reads = readWithin(scope);
  const now = casework.now();
  const first = shiftMonth(month, -11);
  const span = { from: `${first}-01`, to: `${shiftMonth(month, 1)}-01`, now, scope };
  const [requests, slices, ratings, published] = await Promise.all([
    countRequests(reads, span),
    countRequestsBySlice(reads, { ...span, from: `${month}-01` }),
    countRatings(reads, { ...span, subjectType: "hotline.request" }),
    countPublished(pool, month),
  ]);
  const byMonth = new Map<string, Totals>();
  for (const row of requests) byMonth.set(row.month, add(byMonth.get(row.month) ?? nothing, row));
  for (const row of ratings) byMonth.set(row.month, add(byMonth.get(row.month) ?? nothing, ratingTotals(row)));
  const at = (of: string): Totals => byMonth.get(of) ?? nothing;
  const months = Array.from({ length: 12 }, (_, i) => shiftMonth(first, i));
  return {
    month,
    countedAt: now,
    now: at(month),
    before: at(shiftMonth(month, -1)),
    trend: months.map((of) => ({ month: of, totals: at(of) })),
    units: sliced(slices, (row) => row.unit, ratingsByUnit(ratings, month)),
    topics: sliced(slices, (row) => row.topic),
    counties: sliced(slices, (row) => row.county),
    published,
  };
}

const ratingsByUnit = (ratings: readonly RatingCount[], month: string): Map<string, Partial<Totals>> =>
  new Map(ratings.flatMap((row) => (row.month === month && row.unit ? [[row.unit, ratingTotals(row)] as const] : [])));
