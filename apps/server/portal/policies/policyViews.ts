import { type ClauseMatch, facts, type PolicyRow, pledgeOf, policyKindName } from "@wuxing/areas/policies";
import { printBenefit, printCondition, printMoney } from "@wuxing/kernel/policies";
import { type Text, t } from "@wuxing/kernel/text";
import type { City } from "@wuxing/platform/city";
import type { OfferView, PolicyCard, PolicyView } from "../../../web/portal/views.ts";

/** A policy as lists show it. */
export function policyCard(row: PolicyRow, city: City): PolicyCard {
  const { number, title, summary, validUntil, totalFen, setAsideFen } = row;
  return {
    ...{ number, title, summary, validUntil },
    ...{ kind: policyKindName(row.kind), unit: city.unit(row.unit).name },
    ...{ left: printMoney(totalFen - setAsideFen), total: printMoney(totalFen) },
    used: totalFen === 0 ? 1 : setAsideFen / totalFen,
  };
}

/** Its clauses in words. */
export const clauseViews = ({ clauses }: PolicyRow): PolicyView["clauses"] =>
  clauses.map(({ title, condition, benefit }) => ({
    title,
    condition: printCondition(condition, facts),
    benefit: printBenefit(benefit, facts),
  }));

/** Each condition on a fact, with what the firm's file says to it and whom to ask where it says nothing. */
export const findingViews = ({ findings }: ClauseMatch): OfferView["findings"] =>
  findings.map(({ text, met, decisive, has, missing, fact }) => ({
    ...{ text, met, decisive, has },
    missing: missing && { why: missing, keeper: facts.get(fact).source },
  }));

/** What a clause offers a firm; `taken`: it has such a claim already. */
export function offerView(found: ClauseMatch, taken: boolean): OfferView {
  const { policy, clause, place, verdict, amountFen } = found;
  const pledges = pledgeOf(found);
  // Nothing of nothing is no amount, and no claim to it is taken.
  const gives = amountFen !== null && amountFen > 0;
  const byPledge = verdict === "unknown" && policy.kind === "pledge";
  const may = policy.kind !== "unasked" && !taken && gives && (verdict === "yes" || byPledge);
  return {
    ...{ id: `${policy.number}-${place}`, policy: policy.number, place, href: `/policies/${policy.number}` },
    ...{ title: policy.title, clause: clause.title, kind: policyKindName(policy.kind) },
    ...{ benefit: printBenefit(clause.benefit, facts), amount: gives ? printMoney(amountFen) : null },
    ...{ verdict, findings: findingViews(found), claim: may ? { pledges } : null },
    note: noteOf(found, taken),
  };
}

function noteOf({ policy, verdict, amountFen }: ClauseMatch, taken: boolean): Text | null {
  if (taken) return t("已经在办或已兑现，见上面的进度。", "Under way or paid; see how far it is above.");
  if (verdict === "yes" && (amountFen === null || amountFen < 1))
    return t(
      "符合条件，但算金额用的指标档案里没有或为零。",
      "Entitled, but the fact that the amount is of is not in the file, or nothing.",
    );
  if (verdict === "yes" && policy.kind === "unasked")
    return t(
      "不用申请：系统每天找一次，找到后请您确认账户。",
      "Nothing to ask for: the system looks every day, and then asks you to confirm the account.",
    );
  return null;
}
