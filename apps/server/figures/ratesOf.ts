import type { Scope } from "@wuxing/kernel/access";
import type { Reads } from "@wuxing/platform/access";
import { Conditions } from "@wuxing/platform/worklists";
import { type MeasureKey, measures } from "./measures.ts";
import { rateDefinitions, standingKeys } from "./rateDefinitions.ts";

/** By what rates are told apart. */
export const slices = ["unit", "layer", "topic", "division", "month"] as const;
export type Slice = (typeof slices)[number];

const expressions: Record<Slice, string> = {
  unit: "c.unit",
  layer: "(SELECT u.layer FROM units u WHERE u.code = c.unit)",
  topic: "c.data->>'topic'",
  division: "left(c.division, 6)",
  month: "to_char(c.opened_at AT TIME ZONE 'Asia/Shanghai', 'YYYY-MM')",
};

/** Whole counts of requests by measure; `code` is null in the row of them all. */
export interface RateRow {
  readonly code: string | null;
  readonly received: number;
  readonly counts: Readonly<Partial<Record<MeasureKey, number>>>;
}

const keys = [...new Set([...rateDefinitions.flatMap(({ met, unmet }) => [met, unmet]), ...standingKeys])];

/**
 * The requests received in a period, counted by every measure that a rate needs: all together, and by slice, most
 * received first, months in their order. The counts are by the conditions of the lists that they lead to.
 */
export async function ratesOf(reads: Reads, scope: Scope, period: string, by: Slice): Promise<readonly RateRow[]> {
  const conditions = new Conditions();
  conditions.add("c.type = 'hotline.request'");
  conditions.addPeriod("c.opened_at", period);
  if (!scope.everything) conditions.add("(c.unit = ANY(?) OR c.division ^@ ANY(?))", scope.units, scope.divisions);
  const counted = keys.map((key) => `count(*) FILTER (WHERE ${measures[key].sql})::int AS "${key}"`);
  const { rows } = await reads.query<Record<string, number> & { code: string | null; whole: number; received: number }>(
    `SELECT ${expressions[by]} AS code, grouping(${expressions[by]}) AS whole, count(*)::int AS received, ${counted.join(", ")}
     FROM cases c WHERE ${conditions.sql} GROUP BY GROUPING SETS ((), (${expressions[by]}))
     ORDER BY 2 DESC, ${by === "month" ? "1" : "3 DESC, 1"}`,
    conditions.values,
  );
  return rows
    .filter(({ code, whole }) => code !== null || whole === 1)
    .map(({ code, received, whole: _whole, ...counts }) => ({ code, received, counts }));
}
