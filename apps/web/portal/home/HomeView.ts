import type { TrendPoint } from "@wuxing/ui/charts";
import type { CaseRow } from "../cases/CasesView.ts";
import type { Figure } from "../figures/FiguresView.ts";

export interface HomeView {
  /** `YYYY-MM`. */
  readonly month: string;
  readonly figures: readonly Figure[];
  readonly trend: readonly TrendPoint[];
  /** A few cases closed lately. */
  readonly recent: readonly CaseRow[];
}
