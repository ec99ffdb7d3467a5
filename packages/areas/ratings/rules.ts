import type { RuleRow } from "@wuxing/kernel/rules";
import { t } from "@wuxing/kernel/text";

const window = t("评价时限", "Time to rate");

const alarm = (name: string, zh: string, en: string, value: RuleRow["value"]): RuleRow => ({
  key: `ratings.alarm${name}`,
  from: "2019-01-01",
  title: t(zh, en),
  value,
  source: {
    title: "“好差评”异常核查口径（待核）",
    mark: "M",
    note: t("吉安 2022 年 331910 条评价 100% 满意", "Ji'an 2022: 331,910 ratings, 100 % good"),
  },
});

/** From where on ratings can hardly be so. */
const alarms: readonly RuleRow[] = [
  alarm("AllGood", "没有一条不满意的评价，多少条起核查", "Ratings without a bad one: looked at from this many on", {
    amount: 50,
    unit: "count",
  }),
  alarm("SameMinute", "一分钟内多少条评价起核查", "Ratings in one minute: looked at from this many on", {
    amount: 5,
    unit: "count",
  }),
  alarm(
    "OneHand",
    "同一账号或话务员多少条全满意起核查",
    "Ratings by one account or agent, all good: from this many on",
    { amount: 20, unit: "count" },
  ),
  alarm(
    "DeviceMinute",
    "同一设备一分钟内多少条评价起核查",
    "Ratings by one device within a minute: looked at from this many on",
    { amount: 3, unit: "count" },
  ),
  alarm(
    "OneDevice",
    "同一设备（窗口平板除外）多少条全满意起核查",
    "Ratings by one device that is no window's tablet, all good: from this many on",
    { amount: 5, unit: "count" },
  ),
  alarm("Apart", "电话与网上满意率相差多少起核查", "Phone and web apart by this much", { amount: 30, unit: "percent" }),
  alarm("ApartLeast", "两种渠道各至少多少条才比较", "Least ratings of each to compare", { amount: 10, unit: "count" }),
];

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
  {
    key: "ratings.counter",
    from: "2019-01-01",
    title: t("窗口评价时限", "Time to rate at a window"),
    value: { amount: 10, unit: "minute" },
    source: { title: "本市“好差评”规程（待核）", mark: "M" },
  },
  {
    key: "ratings.appeal",
    from: "2019-01-01",
    title: t("评价申诉复核时限", "Time to review an appeal"),
    value: { amount: 5, unit: "workingDay" },
    source: { title: "本市“好差评”规程（待核）", mark: "M" },
  },
  {
    key: "ratings.followUp",
    from: "2019-01-01",
    title: t("追评时限", "Time for a follow-up"),
    value: { amount: 30, unit: "calendarDay" },
    source: { title: "本市“好差评”规程（待核）", mark: "M" },
  },
  {
    key: "ratings.deviceKept",
    from: "2019-01-01",
    title: t("评价设备标记保留多久", "How long it is kept which device a rating came from"),
    value: { amount: 180, unit: "calendarDay" },
    source: { title: "本市“好差评”规程（待核）", mark: "M" },
  },
  ...alarms,
];
