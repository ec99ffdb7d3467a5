import { countRequests, countRequestsBySlice } from "@wuxing/areas/hotline";
import { countRatings, type RatingCount } from "@wuxing/areas/ratings";
import { type Scope, wholeCity } from "@wuxing/kernel/access";
import type { Platform } from "@wuxing/platform/area";
import { add, type MonthFigures, nothing, ratingTotals, sliced, type Totals } from "./MonthFigures.ts";
import { shiftMonth } from "./months.ts";
import { countPublished } from "./publishedCounts.ts";

export type FiguresOf = (month: string, scope?: Scope) => Promise<MonthFigures>;

/** Milliseconds that figures are kept: a hundred times what counting them took, so that it costs one part in a hundred. */
const leastKept = 1_000;
const mostKept = 60_000;
const keptAtMost = 200;
const kept = new WeakMap<Platform, FiguresOf>();

/**
 * The figures of a month, kept for up to a minute for each month and scope, so that a flood of readers costs
 * one query, while a small city's figures are fresh within a second. One memory for all routes of a server.
 */
export function figuresOf(platform: Platform): FiguresOf {
  const known = kept.get(platform);
  if (known) return known;
  const fresh = remembered(platform);
  kept.set(platform, fresh);
  return fresh;
}

function remembered(platform: Platform): FiguresOf {
  const memory = new Map<string, { readonly figures: Promise<MonthFigures>; until: number }>();
  return (month, scope = wholeCity) => {
    const key = `${month} ${JSON.stringify(scope)}`;
    const known = memory.get(key);
    if (known && known.until > performance.now()) return known.figures;
    if (memory.size >= keptAtMost) memory.clear();
    const begun = performance.now();
    const figures = count(platform, month, scope);
    const entry = { figures, until: Number.POSITIVE_INFINITY };
    memory.set(key, entry);
    figures.then(
      () => {
        const ended = performance.now();
        entry.until = ended + Math.min(mostKept, Math.max(leastKept, 100 * (ended - begun)));
      },
      () => memory.delete(key),
    );
    return figures;
  };
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
