import type { Conditions } from "./Conditions.ts";

export interface Search {
  /** A tsquery. */
  readonly words: string;
  /** The id below which the page begins. */
  readonly before: number | undefined;
  readonly atMost: number;
  /** How many of the newest documents to read one by one before the index of words is asked; 0 for rare words. */
  readonly depth: number;
}

/** A document that the index of words names lies anywhere; the newest lie side by side and are mostly in memory. */
const dearness = 30;
/** Reading ends with a full page, so a depth beyond what is expected costs nothing but where words are unevenly spread. */
const [ample, deepest] = [20, 60_000];

/**
 * How deep to look among the newest documents; 0 to ask the index of words at once. Reading on until a page is full
 * takes atMost / share documents, the index gives share · documents: the shorter way is taken.
 */
export function depthFor({ share, documents }: { share: number; documents: number }, atMost: number): number {
  const reading = atMost / share;
  return reading < share * documents * dearness ? Math.min(Math.ceil(ample * reading), deepest) : 0;
}

/**
 * The newest cases that hold these words and meet the conditions, by two ways in one statement: among the newest
 * documents, where frequent words are found soon; and, where those do not fill the page, by the index of words. The
 * second is the net under the first: for words that are frequent in one year and absent in another the planner by
 * itself read a million documents. Gives rows of id, version and due_at, newest first, and the values for them.
 */
export function searchSql(conditions: Conditions, search: Search): { text: string; values: unknown[] } {
  const { words, before, atMost, depth } = search;
  const values = [...conditions.values, words, before ?? Number.MAX_SAFE_INTEGER];
  const [query, limit] = [`$${values.length - 1}::tsquery`, `$${values.length}::bigint`];
  const page = `WHERE ${conditions.sql} ORDER BY c.id DESC LIMIT ${atMost}`;
  // Without further conditions every document found is a line, so no more than a page of them need be joined.
  const fill = conditions.isEmpty ? `LIMIT ${atMost}` : "";
  const byIndex = (unless: string): string => `
    SELECT c.id, c.version, c.due_at FROM (
      SELECT case_id FROM search_documents WHERE words @@ ${query} AND case_id < ${limit} ${unless}
      -- "+ 0" keeps the planner from walking the documents by id
      ORDER BY case_id + 0 DESC ${fill}) d
    JOIN cases c ON c.id = d.case_id ${page}`;
  if (depth === 0) return { text: byIndex(""), values };
  const text = `
    WITH recent AS MATERIALIZED (
      SELECT c.id, c.version, c.due_at FROM (
        SELECT case_id, words FROM search_documents WHERE case_id < ${limit} ORDER BY case_id DESC LIMIT ${depth}) d
      JOIN cases c ON c.id = d.case_id AND d.words @@ ${query} ${page}),
    filled AS MATERIALIZED (SELECT count(*) = ${atMost} AS yes FROM recent)
    SELECT id, version, due_at FROM recent WHERE (SELECT yes FROM filled)
    UNION ALL
    SELECT id, version, due_at FROM (${byIndex("AND NOT (SELECT yes FROM filled)")}) older
    ORDER BY id DESC`;
  return { text, values };
}
