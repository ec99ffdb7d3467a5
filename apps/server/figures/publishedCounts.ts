import { Conditions } from "@wuxing/platform/worklists";
import type { Pool } from "pg";
import { type MeasureKey, measureKeys, measures } from "./measures.ts";

/** How many published requests of a month there are, in all and by each measure: what the public lists hold. */
export type PublishedCounts = Readonly<Record<MeasureKey | "all", number>>;

export async function countPublished(db: Pick<Pool, "query">, month: string): Promise<PublishedCounts> {
  const conditions = new Conditions();
  conditions.add("c.published AND c.type = 'hotline.request'");
  conditions.addPeriod("c.opened_at", month);
  const counts = measureKeys.map((key) => `count(*) FILTER (WHERE ${measures[key].sql})::int AS "${key}"`);
  const { rows } = await db.query<PublishedCounts>(
    `SELECT count(*)::int AS "all", ${counts.join(", ")} FROM cases c WHERE ${conditions.sql}`,
    conditions.values,
  );
  return rows[0] as PublishedCounts;
}
