import type { CaseRow } from "../cases/CasesView.ts";

/** A stretch of text; `hit` is what was searched for. */
export interface Excerpt {
  readonly text: string;
  readonly hit: boolean;
}

export interface SearchView {
  readonly query: string;
  readonly total: number;
  readonly results: readonly { readonly case: CaseRow; readonly excerpt: readonly Excerpt[] }[];
  readonly points: readonly { readonly title: string; readonly href: string; readonly notice: string }[];
  readonly page: number;
  readonly pages: number;
  readonly path: string;
}
