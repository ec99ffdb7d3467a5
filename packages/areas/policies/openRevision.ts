import { addDays, dayOf } from "@wuxing/kernel/calendar";
import { withNumbers } from "@wuxing/kernel/policies";
import type { Actor } from "@wuxing/kernel/procedure";
import type { Platform } from "@wuxing/platform/area";
import { commandId, getCaseByNumber } from "@wuxing/platform/casework";
import type { PolicyRow } from "./findPolicies.ts";
import { formOf, type PolicyData } from "./policy.ts";
import { versionsOf } from "./policyVersions.ts";

/**
 * The draft of a policy's next version: begun with what the version of now says, to hold from tomorrow at the earliest.
 * There is one at a time: asked for again, also by another, it is the same. Throws Refusal where the policy is not in force.
 */
export async function openRevision(
  { pool, casework, intake }: Platform,
  actor: Actor,
  { number, series, unit, clauses }: Pick<PolicyRow, "number" | "series" | "unit" | "clauses">,
): Promise<string> {
  const [base, versions] = await Promise.all([getCaseByNumber(pool, number), versionsOf(pool, series)]);
  const drafted = versions.find(({ state }) => state === "draft" || state === "review");
  if (drafted) return drafted.number;
  const data = base.data as unknown as PolicyData;
  const tomorrow = addDays(dayOf(casework.now()), 1);
  const validFrom = data.validFrom < tomorrow ? tomorrow : addDays(data.validFrom, 1);
  const budget = await budgetOf(pool, series);
  // Its clauses are known by their numbers: whoever gives one another name leaves its number as it is.
  const text = withNumbers(
    data.text,
    clauses.map((clause) => clause.number),
  );
  const { case: opened } = await intake({
    ...{ type: "policies.policy", actor, parentId: base.id },
    input: { ...formOf(data), text, unit, validFrom, budget },
    commandId: commandId("policies.revision", base.id, versions.length),
  });
  return opened.number;
}

/** In 万元, as the form has it. */
async function budgetOf(pool: Platform["pool"], series: string): Promise<number> {
  const { rows } = await pool.query<{ fen: number }>(
    "SELECT total_fen::float8 AS fen FROM policy_budgets WHERE number = $1",
    [series],
  );
  return (rows[0]?.fen ?? 0) / 1_000_000;
}
