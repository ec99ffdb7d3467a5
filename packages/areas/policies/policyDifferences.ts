import { printBenefit, printCondition, printMoney } from "@wuxing/kernel/policies";
import { type Text, t } from "@wuxing/kernel/text";
import { facts } from "./facts.ts";
import type { NumberedClause } from "./numberClauses.ts";
import { policyKindName } from "./policyKinds.ts";

/** What two versions of a policy may differ in. */
export interface PolicyContent {
  readonly title: string;
  readonly summary: string;
  readonly source: string;
  readonly payer: Text;
  readonly kind: string;
  readonly clauses: readonly NumberedClause[];
  readonly validFrom: string;
  readonly validUntil: string;
  readonly noticeDays: number;
  readonly budgetFen: number;
}

/** One thing in which two versions differ, in words; a side that is absent is not there. */
export interface PolicyDifference {
  readonly field: string;
  readonly title: Text;
  readonly before?: Text;
  readonly after?: Text;
}

const plain = (text: string): Text => t(text, text);
const clauseIn = ({ title, condition, benefit }: NumberedClause): Text => {
  const [when, what] = [printCondition(condition, facts), printBenefit(benefit, facts)];
  return t(`${title}：${when.zh} → ${what.zh}`, `${title}: ${when.en} → ${what.en}`);
};

/** Each field by its name and its value; a clause by its number, so that another name of it is a difference and no other clause. */
const contentOf = (one: PolicyContent): readonly (readonly [Text, Text])[] => [
  [t("政策名称", "Name"), plain(one.title)],
  [t("一句话说明", "In one sentence"), plain(one.summary)],
  [t("政策文件", "Document"), plain(one.source)],
  [t("兑现方式", "Honoured"), policyKindName(one.kind)],
  [t("拨款单位", "Payer"), one.payer],
  [t("有效期自", "Valid from"), plain(one.validFrom)],
  [t("有效期至", "Valid until"), plain(one.validUntil)],
  [t("公示", "Public notice"), t(`${one.noticeDays} 个工作日`, `${one.noticeDays} working days`)],
  [t("预算", "Budget"), printMoney(one.budgetFen)],
  ...one.clauses.map((clause) => [t(`条款 ${clause.number}`, `Clause ${clause.number}`), clauseIn(clause)] as const),
];

/** Where two versions differ, clauses known by their numbers; the order of clauses is none. Pure. */
export function policyDifferences(before: PolicyContent, after: PolicyContent): readonly PolicyDifference[] {
  const [was, is] = [contentOf(before), contentOf(after)].map(
    (rows) => new Map(rows.map(([f, v]) => [f.zh, [f, v] as const])),
  );
  return [...new Set([...(was?.keys() ?? []), ...(is?.keys() ?? [])])].flatMap((name) => {
    const [old, now] = [was?.get(name), is?.get(name)];
    const title = (now ?? old)?.[0];
    if (!title || old?.[1].zh === now?.[1].zh) return [];
    return [{ field: name, title, ...(old && { before: old[1] }), ...(now && { after: now[1] }) }];
  });
}
