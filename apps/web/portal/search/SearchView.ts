import type { Text } from "@wuxing/kernel/text";
import type { CaseRow } from "../cases/CasesView.ts";
import type { ItemRow } from "../items/ItemViews.ts";

/** A stretch of text; `hit` is what was searched for. */
export interface Excerpt {
  readonly text: string;
  readonly hit: boolean;
}

export interface SearchView {
  readonly query: string;
  /** Items that fit, the likeliest first, and where the rest stands; null where none fits. */
  readonly items: { readonly rows: readonly ItemRow[]; readonly all: string } | null;
  /** What departments' attached services can be asked for. */
  readonly services: readonly {
    readonly href: string;
    readonly title: Text;
    readonly service: Text;
    readonly unit: Text;
  }[];
  /** Policies in force that fit, and where the rest stands; null where none fits. */
  readonly policies: {
    readonly rows: readonly { readonly href: string; readonly title: string; readonly unit: Text }[];
    readonly all: string;
  } | null;
  readonly total: number;
  readonly results: readonly { readonly case: CaseRow; readonly excerpt: readonly Excerpt[] }[];
  readonly points: readonly { readonly title: string; readonly href: string; readonly notice: string }[];
  readonly page: number;
  readonly pages: number;
  readonly path: string;
}
