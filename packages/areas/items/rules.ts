import type { RuleRow, RuleSource } from "@wuxing/kernel/rules";
import { type Text, t } from "@wuxing/kernel/text";

const ours: RuleSource = { title: "本市政务服务事项动态管理办法（待核）", mark: "M" };

const row = (key: string, title: Text, amount: number): RuleRow => ({
  ...{ key: `items.${key}`, from: "2019-01-01", title, source: ours },
  value: { amount, unit: "workingDay" },
});

/** How long a change of the catalogue may wait, and how far ahead it may be published: nothing is published over what begins later. The laws set no number. */
export const itemRules: readonly RuleRow[] = [
  row("draft", t("事项调整起草时限", "Time to draft a revision"), 10),
  row("review", t("事项调整审核时限", "Time to review a revision"), 5),
  {
    ...row("latest", t("新版本最晚施行", "The latest day from which a version may hold"), 0),
    value: { amount: 366, unit: "calendarDay" },
  },
];
