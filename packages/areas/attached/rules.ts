import type { RuleRow, RuleSource } from "@wuxing/kernel/rules";
import { type Text, t } from "@wuxing/kernel/text";

const plan: RuleSource = {
  title: "江西省“赣服通”3.0版建设方案（2020-01-10）",
  mark: "E",
  note: t("方案定了 2020 年 6 月上线，没有定各步天数", "It sets June 2020 and no days for the steps"),
};
const ours: RuleSource = { title: "本市移动服务接入办法（待核）", mark: "M" };

const row = (key: string, title: Text, value: RuleRow["value"], source = ours): RuleRow => ({
  key: `attached.${key}`,
  from: "2019-01-01",
  ...{ title, value, source },
});
const days = (amount: number): RuleRow["value"] => ({ amount, unit: "workingDay" });

/** By when departments attach their mobile services, and how long each step of it may take. */
export const attachedRules: readonly RuleRow[] = [
  row(
    "duty",
    t("部门移动服务接入期限", "Time for a department to attach its services"),
    { amount: 120, unit: "calendarDay" },
    plan,
  ),
  row("draft", t("接入登记起草时限", "Time to hand a draft in"), days(20)),
  row("review", t("接入审核时限", "Time to review what was handed in"), days(5)),
  row("attach", t("审核后联调接入时限", "Time to test and attach after the review"), days(10)),
  row("confirm", t("已接入服务核对周期", "How long until an attached service is confirmed again"), {
    amount: 365,
    unit: "calendarDay",
  }),
  row("mend", t("暂停后修复时限", "Time to mend a suspended service"), days(10)),
];
