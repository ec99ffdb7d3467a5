import type { Day } from "@wuxing/kernel/calendar";
import { amountOf, evaluate, type FirmFile, type Match, match, type Verdict, weigh } from "@wuxing/kernel/policies";
import { facts } from "./facts.ts";
import type { PolicyTerms } from "./findPolicies.ts";
import type { NumberedClause } from "./numberClauses.ts";

/** A clause held against a firm's file: whether the firm is entitled, and how much it would be. */
export interface WeighedClause {
  readonly policy: PolicyTerms;
  readonly clause: NumberedClause;
  readonly place: number;
  readonly verdict: Verdict;
}

/** What a clause means for a firm, with the reasons. */
export interface ClauseMatch extends WeighedClause, Match {
  /** In 分; null where it cannot be told from what is known. */
  readonly amountFen: number | null;
}

/** Whether a firm is entitled to each clause of these policies on a day. Of a thousand clauses it is shown a few, so nothing more is reckoned. */
const weighFirm = (policies: readonly PolicyTerms[], file: FirmFile, day: Day): readonly WeighedClause[] =>
  policies.flatMap((policy) =>
    policy.clauses.map((clause, place) => ({
      ...{ policy, clause, place, verdict: evaluate(clause.condition, file, facts, day) },
    })),
  );

/** How much a clause gives a firm on a day, in 分; null where it cannot be told from what is known. */
export function amountFenOf({ clause }: Pick<WeighedClause, "clause">, file: FirmFile, day: Day): number | null {
  const amount = amountOf(clause.benefit, file, facts, day);
  return "fen" in amount ? amount.fen : null;
}

/** Whether a clause fails by one condition alone, or hangs on what is not known: worth a look. */
export const isNear = ({ verdict, clause }: WeighedClause, file: FirmFile, day: Day): boolean =>
  verdict === "unknown" || (verdict === "no" && weigh(clause.condition, file, facts, day).decisive === 1);

/** A clause with the reasons. */
export const withReasons = (weighed: WeighedClause, file: FirmFile, day: Day): ClauseMatch => ({
  ...weighed,
  ...match(weighed.clause.condition, file, facts, day),
  amountFen: amountFenOf(weighed, file, day),
});

/** What each clause of these policies means for a firm on a day, with the reasons. */
export const matchFirm = (policies: readonly PolicyTerms[], file: FirmFile, day: Day): readonly ClauseMatch[] =>
  weighFirm(policies, file, day).map((one) => withReasons(one, file, day));
