import type { Day } from "@wuxing/kernel/calendar";
import { amountOf, type Clause, type FirmFile, type Match, match, type Verdict, weigh } from "@wuxing/kernel/policies";
import { facts } from "./facts.ts";
import type { PolicyTerms } from "./findPolicies.ts";

/** A clause held against a firm's file: whether the firm is entitled, and how much it would be. */
export interface WeighedClause {
  readonly policy: PolicyTerms;
  readonly clause: Clause;
  readonly place: number;
  readonly verdict: Verdict;
  /** In 分; null where it cannot be told from what is known. */
  readonly amountFen: number | null;
  /** It fails by one condition alone, or hangs on what is not known: worth a look. */
  readonly near: boolean;
}

/** What a clause means for a firm, with the reasons. */
export interface ClauseMatch extends WeighedClause, Match {}

/** What each clause of these policies means for a firm on a day; the reasons are asked for of those that are shown. */
export const weighFirm = (policies: readonly PolicyTerms[], file: FirmFile, day: Day): readonly WeighedClause[] =>
  policies.flatMap((policy) =>
    policy.clauses.map((clause, place): WeighedClause => {
      const { verdict, decisive } = weigh(clause.condition, file, facts, day);
      const amount = amountOf(clause.benefit, file, facts, day);
      return {
        ...{ policy, clause, place, verdict, amountFen: "fen" in amount ? amount.fen : null },
        near: verdict === "unknown" || (verdict === "no" && decisive === 1),
      };
    }),
  );

/** The same with the reasons. */
export const withReasons = (weighed: WeighedClause, file: FirmFile, day: Day): ClauseMatch => ({
  ...weighed,
  ...match(weighed.clause.condition, file, facts, day),
});

/** What each clause of these policies means for a firm on a day, with the reasons. */
export const matchFirm = (policies: readonly PolicyTerms[], file: FirmFile, day: Day): readonly ClauseMatch[] =>
  weighFirm(policies, file, day).map((one) => withReasons(one, file, day));
