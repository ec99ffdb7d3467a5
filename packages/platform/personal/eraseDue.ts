import { addDays, dayOf, type Instant, startOfDay } from "@wuxing/kernel/calendar";
import { type RuleBook, ruleId } from "@wuxing/kernel/rules";
import { transaction } from "@wuxing/platform/postgres";
import type { Pool } from "pg";
import { eraseCases } from "./eraseCases.ts";
import { eraseAsked } from "./erasureRequests.ts";
import { retentionRule } from "./personalRules.ts";

const atOnce = 500;

/**
 * Erases who asked in cases closed for longer than the rule keeps it, with all that followed from them, and before that
 * what persons have asked to have erased. Gives their number.
 */
export async function eraseDue(pool: Pool, rules: RuleBook, at: Instant): Promise<number> {
  const row = rules.get(retentionRule, dayOf(at));
  if (row.value.unit !== "calendarDay") throw new RangeError(`rule ${ruleId(row)} is not in calendar days`);
  const before = startOfDay(addDays(dayOf(at), -row.value.amount));
  let erased = await eraseAsked(pool, at);
  for (;;) {
    const { rows } = await pool.query<{ case_id: number }>(
      `SELECT r.case_id FROM reporters r JOIN cases c ON c.id = r.case_id
       WHERE r.erased_at IS NULL AND c.closed_at < $1 AND NOT EXISTS (
         SELECT FROM cases k WHERE k.parent_id = c.id AND (k.closed_at IS NULL OR k.closed_at >= $1))
       LIMIT ${atOnce}`,
      [before],
    );
    if (rows.length === 0) return erased;
    const ids = rows.map(({ case_id }) => case_id);
    erased += await transaction(pool, (client) => eraseCases(client, ids, at));
  }
}
