import { dayOf } from "@wuxing/kernel/calendar";
import { printBenefit } from "@wuxing/kernel/policies";
import type { Text } from "@wuxing/kernel/text";
import type { Platform } from "@wuxing/platform/area";
import { facts } from "./facts.ts";
import type { ClaimRow } from "./findClaims.ts";
import { findPolicy } from "./findPolicies.ts";
import { findFirmFile } from "./firmFiles.ts";
import { type ClauseMatch, matchFirm } from "./matchFirm.ts";

/** Why a firm is entitled today, for whoever decides on its claim. */
export interface ClaimReasons extends Pick<ClauseMatch, "verdict" | "findings"> {
  readonly benefit: Text;
  /** What the clause gives today, in 分; the claim's own amount was reckoned when it was opened. */
  readonly todayFen: number | null;
  readonly leftFen: number;
  readonly account: { readonly bank: string; readonly tail: string } | null;
}

/** A claim held against the firm's file of today. */
export async function explainClaim(
  { pool, casework }: Platform,
  { policy: number, clause, uscc }: Pick<ClaimRow, "policy" | "clause" | "uscc">,
): Promise<ClaimReasons | undefined> {
  const [policy, firm] = await Promise.all([findPolicy(pool, number), findFirmFile(pool, uscc)]);
  const found = policy && matchFirm([policy], firm?.facts ?? {}, dayOf(casework.now()))[clause];
  if (!policy || !found) return undefined;
  const { verdict, findings, amountFen } = found;
  return {
    ...{ verdict, findings, benefit: printBenefit(found.clause.benefit, facts), todayFen: amountFen },
    leftFen: policy.totalFen - policy.setAsideFen,
    account: firm?.bank && firm.accountTail ? { bank: firm.bank, tail: firm.accountTail } : null,
  };
}
