import type { Day } from "@wuxing/kernel/calendar";
import { compileEvaluator, type FirmFile, type Verdict } from "@wuxing/kernel/policies";
import type { Pool } from "pg";
import { facts } from "./facts.ts";
import { type PolicyTerms, termsInForce } from "./findPolicies.ts";
import type { WeighedClause } from "./matchFirm.ts";

/** What every policy in force says, made ready to be held against one firm's file after the other. */
export interface KeptPolicies {
  readonly clauses: readonly Omit<WeighedClause, "verdict">[];
  /** Whether a firm is entitled to each of these clauses on a day, in their order. Of a thousand it is shown a few, so nothing more is made of them. */
  readonly verdictsOf: (file: FirmFile, day: Day) => readonly Verdict[];
}

/** Gives the policies in force on a day. */
export type PoliciesOf = (day: Day) => Promise<KeptPolicies>;

/**
 * What every policy in force says, read and compiled once and kept until one of them changes, which each call asks: to read
 * a city's clauses anew took longer than to hold a firm's file against them.
 */
export function keptPolicies(db: Pick<Pool, "query">): PoliciesOf {
  let kept: { readonly stamp: string; readonly policies: KeptPolicies } | undefined;
  return async (day) => {
    const { rows } = await db.query<{ stamp: string }>(
      // xmin names the transaction that wrote the row: whatever is written anew has another.
      `SELECT concat($1::text, ' ', count(*), ' ', bit_xor(hashint8extended(case_id, xmin::text::bigint))) AS stamp
       FROM policy_policies WHERE state = 'published'`,
      [day],
    );
    const stamp = rows[0]?.stamp ?? "";
    if (kept?.stamp === stamp) return kept.policies;
    // What is committed after the stamp was read is found at the next call.
    const policies = compiled(await termsInForce(db, day));
    kept = { stamp, policies };
    return policies;
  };
}

function compiled(policies: readonly PolicyTerms[]): KeptPolicies {
  const clauses = policies.flatMap((policy) => policy.clauses.map((clause, place) => ({ policy, clause, place })));
  const verdictsOf = compileEvaluator(
    facts,
    clauses.map(({ clause }) => clause.condition),
  );
  return { clauses, verdictsOf };
}
