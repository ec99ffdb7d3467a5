import type { RuleRow, RuleSource } from "@wuxing/kernel/rules";
import { type Text, t } from "@wuxing/kernel/text";

const notice: RuleSource = { title: "萍府办字〔2020〕26号", article: "第19条", mark: "T" };
const ours: RuleSource = { title: "本市社会监督员走访规程（待核）", mark: "M" };

const row = (key: string, title: Text, value: RuleRow["value"], source = ours): RuleRow => ({
  key: `supervision.${key}`,
  from: "2020-04-24",
  title,
  value,
  source,
});

/** Of these the notice gives the twenty and twenty alone; every other number is the city's to confirm. */
export const supervisionRules: readonly RuleRow[] = [
  row("seats", t("每批监督员人数", "Supervisors of each body"), { amount: 20, unit: "count" }, notice),
  row("termLength", t("监督员一届任期", "One term of a supervisor"), { amount: 730, unit: "calendarDay" }),
  row("terms", t("最多连任届数", "Terms in a row at most"), { amount: 2, unit: "count" }),
  row("told", t("提前几天告知走访人", "How long before the visitor is told"), { amount: 1, unit: "calendarDay" }),
  row("visit", t("走访时限", "Time to visit"), { amount: 3, unit: "workingDay" }),
  row("explain", t("未走访说明时限", "Time to explain a visit not made"), { amount: 3, unit: "workingDay" }),
  row("followUp", t("走访发现问题的跟踪时限", "Time to follow what a visit found"), {
    amount: 60,
    unit: "calendarDay",
  }),
  row("mend", t("监督发现问题的整改时限", "Time to mend what supervisors found"), { amount: 10, unit: "workingDay" }),
  row("mendLatest", t("监督发现问题的整改最长时限", "Longest time to mend what supervisors found"), {
    amount: 30,
    unit: "workingDay",
  }),
  row("contest", t("不认可意见的核定时限", "Time to decide on an objection"), { amount: 3, unit: "workingDay" }),
  row("confirm", t("监督员确认整改时限", "Time for the supervisor to say whether it is mended"), {
    amount: 7,
    unit: "calendarDay",
  }),
  row("check", t("五型办核实整改时限", "Time for the coordinator to check"), { amount: 5, unit: "workingDay" }),
  row("load", t("每批走访每人最多次数", "Visits of one supervisor in a round at most"), { amount: 3, unit: "count" }),
  row("spot", t("走访位置保存多久", "How long the spots of a visit are kept"), { amount: 90, unit: "calendarDay" }),
];
