import type { RuleRow, RuleSource } from "@wuxing/kernel/rules";
import { type Text, t } from "@wuxing/kernel/text";

const ours: RuleSource = { title: "本市热线知识库管理办法（待核）", mark: "M" };

const row = (key: string, title: Text, value: RuleRow["value"]): RuleRow => ({
  key: `knowledge.${key}`,
  from: "2019-01-01",
  title,
  value,
  source: ours,
});

/** How long an article may stand unread by its owner. The regulations make a stale knowledge base a ground for supervision and set no number. */
export const knowledgeRules: readonly RuleRow[] = [
  row("draft", t("知识起草后发布时限", "Time to publish a draft"), { amount: 10, unit: "workingDay" }),
  row("review", t("知识复核周期", "How long until an article is reviewed"), { amount: 180, unit: "calendarDay" }),
  row("reviewLatest", t("知识复核日期最晚", "The latest day a review may be set to"), {
    amount: 365,
    unit: "calendarDay",
  }),
  row("confirm", t("知识到期复核时限", "Time to review an article that is due"), { amount: 5, unit: "workingDay" }),
];
