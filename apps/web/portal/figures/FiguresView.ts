import type { Text } from "@wuxing/kernel/text";
import type { Bar, Tile, TrendPoint } from "@wuxing/ui/charts";

/** One number of the city with what it counts. A share carries its two counts, so that it can be checked. */
export interface Figure {
  readonly name: Text;
  /** A count, or a share 0…1; null where there is nothing to divide by. */
  readonly value: number | null;
  readonly kind: "count" | "share";
  /** The same month's predecessor. */
  readonly previous: number | null;
  /** The published cases of it, each list with its own count: a number opens exactly what it counts. */
  readonly lists: readonly { readonly name: Text; readonly count: number; readonly href: string }[];
  /** What is divided by what, in words. */
  readonly formula?: Text;
  readonly numerator?: number;
  readonly denominator?: number;
}

export interface UnitFigures {
  readonly unit: Text;
  readonly href: string;
  readonly received: number;
  readonly closedInTime: number | null;
  readonly satisfied: number | null;
  readonly overdue: number;
  readonly overdueHref: string;
}

export interface FiguresView {
  /** `YYYY-MM`. */
  readonly month: string;
  readonly previousMonth: { readonly month: string; readonly href: string } | null;
  readonly nextMonth: { readonly month: string; readonly href: string } | null;
  readonly figures: readonly Figure[];
  readonly trend: readonly TrendPoint[];
  readonly topics: readonly Bar[];
  readonly districts: readonly Tile[];
  readonly units: readonly UnitFigures[];
  /** ISO instant up to which the figures were counted. */
  readonly countedAt: string;
}
