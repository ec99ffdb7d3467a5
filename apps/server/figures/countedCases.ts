import type { Actor } from "@wuxing/kernel/procedure";
import type { LineSource } from "@wuxing/kernel/views";
import { allOf, queryWords } from "@wuxing/platform/search";
import { Conditions, type LineRow, lineColumns, lineOf, unitsSeen } from "@wuxing/platform/worklists";
import type { Pool } from "pg";
import { type MeasureKey, measures } from "./measures.ts";

export interface CountedFilter {
  readonly measure: MeasureKey;
  readonly list?: "open" | "closed" | undefined;
  readonly state?: string | undefined;
  readonly unit?: string | undefined;
  readonly division?: string | undefined;
  readonly topic?: string | undefined;
  readonly month?: string | undefined;
  readonly q?: string | undefined;
  readonly cursor?: string | undefined;
}

const pageSize = 50;

/** The requests that a figure counts, of those that this actor may see: fifty a page, newest first. */
export async function countedCases(
  pool: Pool,
  actor: Actor,
  filter: CountedFilter,
): Promise<{ readonly lines: readonly LineSource[]; readonly next: string | null }> {
  const conditions = new Conditions();
  conditions.add("c.type = 'hotline.request'");
  conditions.add(measures[filter.measure].sql);
  const units = unitsSeen(actor);
  if (units !== "all") conditions.add("c.unit = ANY(?)", units);
  if (filter.list) conditions.add(filter.list === "open" ? "c.closed_at IS NULL" : "c.closed_at IS NOT NULL");
  if (filter.state) conditions.add("c.state = ?", filter.state);
  if (filter.unit) conditions.add("c.unit = ?", filter.unit);
  if (filter.division) conditions.add("c.division LIKE ?", `${filter.division}%`);
  if (filter.topic) conditions.add("c.data->>'topic' LIKE ?", `${filter.topic}%`);
  if (filter.month) conditions.addMonth("c.opened_at", filter.month);
  if (filter.cursor) conditions.add("c.id < ?", Number(filter.cursor));
  addWords(conditions, filter.q);
  const { rows } = await pool.query<LineRow>(
    `SELECT ${lineColumns} FROM cases c ${conditions.joins} WHERE ${conditions.sql} ORDER BY c.id DESC LIMIT ${pageSize + 1}`,
    conditions.values,
  );
  const page = rows.slice(0, pageSize);
  return { lines: page.map(lineOf), next: rows.length > pageSize ? String(page.at(-1)?.id) : null };
}

function addWords(conditions: Conditions, q: string | undefined): void {
  if (!q?.trim()) return;
  conditions.joins = "JOIN search_documents d ON d.case_id = c.id";
  const words = queryWords(q);
  if (words.length === 0) conditions.add("false");
  else conditions.add("d.words @@ ?::tsquery", allOf(words));
}
