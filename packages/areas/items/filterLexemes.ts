/** By what a search is narrowed. */
export interface Narrowed {
  readonly audience?: string | undefined;
  readonly unit?: string | undefined;
  readonly division?: string | undefined;
  readonly kind?: string | undefined;
  readonly handling?: string | undefined;
  readonly event?: string | undefined;
  readonly letter?: string | undefined;
}

/**
 * Filters as lexemes of the index of words, so that one index finds what fits both the words and the filters. No word that
 * is typed holds a `=`.
 */
export const filterLexemes = (filter: Narrowed): string[] =>
  (["audience", "unit", "division", "kind", "handling", "event", "letter"] as const).flatMap((name) =>
    filter[name] ? [`=${name} ${filter[name]}`] : [],
  );
