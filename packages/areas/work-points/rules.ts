import type { RuleRow } from "@wuxing/kernel/rules";
import { t } from "@wuxing/kernel/text";

const own = { title: "本市“五型”办工作规则（待核）", mark: "M" } as const;
const suqian = { title: "宿迁市督查三色预警办法", mark: "E" } as const;
const from = "2019-01-01";

export const workPointRules: readonly RuleRow[] = [
  {
    key: "workPoints.sign",
    from,
    title: t("签收时限", "Time to sign for it"),
    value: { amount: 3, unit: "workingDay" },
    source: own,
  },
  {
    key: "workPoints.milestone",
    from,
    title: t("通知所定完成时限", "The day the notice sets"),
    value: { amount: 1, unit: "calendarDay" },
    source: { title: "所导入通知的原文时限", mark: "T" },
  },
  {
    key: "workPoints.assumed",
    from,
    title: t("通知未写时限，按年底推定", "The notice sets no day; the end of its year is assumed"),
    value: { amount: 1, unit: "calendarDay" },
    source: own,
  },
  {
    key: "workPoints.verify",
    from,
    title: t("核验时限", "Time to verify"),
    value: { amount: 5, unit: "workingDay" },
    source: own,
  },
  {
    key: "workPoints.blue",
    from,
    title: t("蓝色提醒：临近到期天数", "Blue: days before the due day"),
    value: { amount: 15, unit: "calendarDay" },
    source: suqian,
  },
  {
    key: "workPoints.yellow",
    from,
    title: t("黄色预警：落后时间进度", "Yellow: behind the share of time gone"),
    value: { amount: 20, unit: "percent" },
    source: suqian,
  },
  {
    key: "workPoints.yellowFrom",
    from,
    title: t("黄色预警：时间过去多少后起算", "Yellow: share of time gone before it is judged"),
    value: { amount: 30, unit: "percent" },
    source: own,
  },
  {
    key: "workPoints.red",
    from,
    title: t("红色预警：逾期", "Red: days past the due day"),
    value: { amount: 0, unit: "calendarDay" },
    source: suqian,
  },
];
