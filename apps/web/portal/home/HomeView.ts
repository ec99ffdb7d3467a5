import type { Text } from "@wuxing/kernel/text";
import type { TrendPoint } from "@wuxing/ui/charts";
import type { IconName } from "@wuxing/ui/icons";
import type { CaseRow } from "../cases/CasesView.ts";
import type { Figure } from "../figures/FiguresView.ts";

/** A way to something that can be done here. */
export interface Door {
  readonly href: string;
  readonly icon: IconName;
  readonly title: Text;
  readonly text: Text;
}

export interface HomeView {
  /** Below the three large doors; those whose pages are there. */
  readonly doors: readonly Door[];
  /** Where items are searched for by `q`; null where there is no catalogue. */
  readonly itemsPath: string | null;
  /** `YYYY-MM`. */
  readonly month: string;
  readonly figures: readonly Figure[];
  readonly trend: readonly TrendPoint[];
  /** A few cases closed lately. */
  readonly recent: readonly CaseRow[];
}
