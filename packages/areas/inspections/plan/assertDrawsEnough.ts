import { Refusal } from "@wuxing/kernel/procedure";
import type { RuleBook } from "@wuxing/kernel/rules";
import { t } from "@wuxing/kernel/text";
import type { Reads } from "@wuxing/platform/access";

/**
 * Of all objects that the year's random tasks are for, the share in percent that they draw together, by the register as
 * it stands on a day. 0 where there is none. An object that two tasks may draw counts for each of them.
 */
async function shareOf(db: Reads, year: number, day: string): Promise<number> {
  const { rows } = await db.query<{ drawn: number; objects: number }>(
    `SELECT COALESCE(sum(ceil(n.objects * (t.shares->>n.risk)::numeric / 100)), 0)::float8 AS drawn,
       COALESCE(sum(n.objects), 0)::float8 AS objects
     FROM inspection_tasks t CROSS JOIN LATERAL (
       SELECT risk, count(*) AS objects FROM inspection_objects o
       WHERE o.kind = t.object_kind AND (t.division IS NULL OR o.division ^@ t.division)
         AND o.since <= $2 AND (o.until IS NULL OR o.until > $2) GROUP BY risk) n
     WHERE t.year = $1 AND t.basis = 'random'`,
    [year, day],
  );
  const { drawn = 0, objects = 0 } = rows[0] ?? {};
  return objects > 0 ? (drawn / objects) * 100 : 0;
}

/** Throws Refusal where a plan with random tasks would draw fewer than the rule asks for (`inspections.leastShare`). */
export async function assertDrawsEnough(db: Reads, rules: RuleBook, year: number, day: string): Promise<void> {
  const { rows } = await db.query("SELECT 1 FROM inspection_tasks WHERE year = $1 AND basis = 'random' LIMIT 1", [
    year,
  ]);
  if (rows.length === 0) return;
  const least = rules.get("inspections.leastShare", day).value.amount;
  const share = await shareOf(db, year, day);
  if (share >= least) return;
  const said = share.toFixed(2);
  throw new Refusal(
    "refused",
    t(
      `按现有名录，随机任务合计只抽 ${said}%，不低于 ${least}% 才能公布；请提高抽取比例`,
      `By the register as it stands the random tasks draw ${said} % together; at least ${least} % are asked for. Raise the shares`,
    ),
  );
}
