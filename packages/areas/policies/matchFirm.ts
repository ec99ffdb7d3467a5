import type { Day } from "@wuxing/kernel/calendar";
import { amountOf, type Clause, type FirmFile, type Match, match } from "@wuxing/kernel/policies";
import { facts } from "./facts.ts";
import type { PolicyRow } from "./findPolicies.ts";

/** What a clause means for a firm: whether it is entitled and why, and how much it would be. */
export interface ClauseMatch extends Match {
  readonly policy: PolicyRow;
  readonly clause: Clause;
  readonly place: number;
  /** In 分; null where it cannot be told from what is known. */
  readonly amountFen: number | null;
  /** It fails by one condition alone, or hangs on what is not known: worth a look. */
  readonly near: boolean;
}

/** What each clause of these policies means for a firm on a day. */
export const matchFirm = (policies: readonly PolicyRow[], file: FirmFile, day: Day): readonly ClauseMatch[] =>
  policies.flatMap((policy) =>
    policy.clauses.map((clause, place): ClauseMatch => {
      const found = match(clause.condition, file, facts, day);
      const amount = amountOf(clause.benefit, file, facts, day);
      const against = found.findings.filter(({ decisive }) => decisive).length;
      return {
        ...found,
        ...{ policy, clause, place, amountFen: "fen" in amount ? amount.fen : null },
        near: found.verdict === "unknown" || (found.verdict === "no" && against === 1),
      };
    }),
  );
