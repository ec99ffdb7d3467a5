import type { RuleRow } from "@wuxing/kernel/rules";
import { t } from "@wuxing/kernel/text";

const window = t("评价时限", "Time to rate");

export const ratingRules: readonly RuleRow[] = [
  {
    key: "ratings.window",
    from: "2019-01-01",
    until: "2020-11-01",
    title: window,
    value: { amount: 7, unit: "calendarDay" },
    source: { title: "广东省“好差评”试行办法（2019）", mark: "E" },
  },
  {
    key: "ratings.window",
    from: "2020-11-01",
    title: window,
    value: { amount: 5, unit: "workingDay" },
    source: { title: "赣州市政务服务“好差评”办法（2020-11）", mark: "E" },
  },
  {
    key: "ratings.contact",
    from: "2019-01-01",
    title: t("差评联系时限", "Time to contact after a bad rating"),
    value: { amount: 1, unit: "workingDay" },
    source: { title: "安阳市政务服务条例", article: "§52", mark: "T" },
  },
  {
    key: "ratings.mend",
    from: "2019-01-01",
    title: t("差评整改时限", "Time to mend"),
    value: { amount: 5, unit: "workingDay" },
    source: { title: "德州市“好差评”做法", mark: "E" },
  },
  {
    key: "ratings.check",
    from: "2019-01-01",
    title: t("差评回访时限", "Time to check with the person"),
    value: { amount: 2, unit: "workingDay" },
    source: { title: "本市“好差评”规程（待核）", mark: "M" },
  },
];
