import type { Pool } from "pg";

const keptFor = 10 * 60 * 1000;

/**
 * How frequent words are among the search documents, as PostgreSQL's statistics know it: those that ANALYZE found to be
 * the most common, with their share of documents. Looked up every ten minutes, so that a search need not ask.
 */
export class WordFrequencies {
  readonly #pool: Pool;
  #shares = new Map<string, number>();
  #documents = 0;
  #at = Number.NEGATIVE_INFINITY;
  #looking: Promise<void> | undefined;

  constructor(pool: Pool) {
    this.#pool = pool;
  }

  /** The share of documents that hold all of these words, 0 to 1, if words were spread without regard to each other; 0 where one is rare. And how many documents there are. */
  async of(words: readonly string[]): Promise<{ share: number; documents: number }> {
    if (performance.now() - this.#at > keptFor) await this.#look();
    const share = words.reduce((product, word) => product * (this.#shares.get(word) ?? 0), 1);
    return { share, documents: this.#documents };
  }

  #look(): Promise<void> {
    this.#looking ??= this.#read().finally(() => {
      this.#looking = undefined;
    });
    return this.#looking;
  }

  async #read(): Promise<void> {
    const { rows } = await this.#pool.query<{ documents: number; words: string[] | null; shares: number[] | null }>(
      `SELECT GREATEST(c.reltuples, 0)::float8 AS documents, s.most_common_elems::text::text[] AS words,
         s.most_common_elem_freqs::float8[] AS shares
       FROM pg_class c LEFT JOIN pg_stats s ON s.tablename = c.relname AND s.attname = 'words'
         AND s.schemaname = current_schema()
       WHERE c.oid = 'search_documents'::regclass`,
    );
    const { documents = 0, words, shares } = rows[0] ?? {};
    this.#documents = documents;
    this.#shares = new Map((words ?? []).map((word, i) => [word, shares?.[i] ?? 0]));
    this.#at = performance.now();
  }
}
