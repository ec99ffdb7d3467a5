import { scopeOf } from "@wuxing/kernel/access";
import type { Actor } from "@wuxing/kernel/procedure";
import type { LineSource } from "@wuxing/kernel/views";
import type { Reads } from "@wuxing/platform/access";
import { allOf, queryWords } from "@wuxing/platform/search";
import {
  addFilters,
  addFound,
  addVisible,
  Conditions,
  type Filter,
  type LineRow,
  lineColumns,
  lineOf,
} from "@wuxing/platform/worklists";
import { type MeasureKey, measures } from "./measures.ts";

/** As other lists are narrowed, but by the state of being open or closed alone. */
export interface CountedFilter extends Omit<Filter, "list"> {
  readonly measure: MeasureKey;
  readonly list?: "open" | "closed" | undefined;
}

const pageSize = 50;

/** The requests that a figure counts, of those that this actor may see: fifty a page, newest first. */
export async function countedCases(
  reads: Reads,
  actor: Actor,
  filter: CountedFilter,
): Promise<{ readonly lines: readonly LineSource[]; readonly next: string | null }> {
  const conditions = new Conditions();
  conditions.add("c.type = 'hotline.request'");
  conditions.add(measures[filter.measure].sql);
  addVisible(conditions, actor);
  if (filter.list) conditions.add(filter.list === "open" ? "c.closed_at IS NULL" : "c.closed_at IS NOT NULL");
  addFilters(conditions, { ...filter, list: undefined });
  if (filter.cursor) conditions.add("c.id < ?", Number(filter.cursor));
  addWords(conditions, actor, filter.q);
  const { rows } = await reads.query<LineRow>(
    `SELECT ${lineColumns} FROM cases c ${conditions.joins} WHERE ${conditions.sql} ORDER BY c.id DESC LIMIT ${pageSize + 1}`,
    conditions.values,
  );
  const page = rows.slice(0, pageSize);
  return { lines: page.map(lineOf), next: rows.length > pageSize ? String(page.at(-1)?.id) : null };
}

function addWords(conditions: Conditions, actor: Actor, q: string | undefined): void {
  if (!q?.trim()) return;
  const words = queryWords(q);
  if (words.length === 0) conditions.add("false");
  else addFound(conditions, scopeOf(actor).everything, allOf(words));
}
