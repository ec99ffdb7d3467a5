import { t } from "@wuxing/kernel/text";
import type { RatingsView } from "../../views.ts";

const none = { real: 0, good: 0, silent: 0, excluded: 0, appealed: 0, invited: 0, answered: 0 };
const bureau = t("市城市管理局", "Urban Management Bureau");
const social = t("市人力资源和社会保障局", "Human Resources and Social Security Bureau");

export const ratings: RatingsView = {
  period: t("2026-11", "2026-11"),
  totals: { real: 412, good: 369, silent: 388, excluded: 3, appealed: 2, invited: 731, answered: 338 },
  cuts: [
    { name: t("按单位", "By unit"), href: "/ratings?by=unit", current: true },
    { name: t("按事项", "By matter"), href: "/ratings?by=item", current: false },
    { name: t("按渠道", "By channel"), href: "/ratings?by=channel", current: false },
  ],
  rows: [
    {
      ...{ name: bureau, href: "/ratings?unit=px-cgj&by=item" },
      counts: { real: 120, good: 101, silent: 133, excluded: 2, appealed: 1, invited: 256, answered: 120 },
    },
    {
      ...{ name: social, href: "/ratings?unit=px-rsj&by=item" },
      counts: { real: 74, good: 71, silent: 0, excluded: 1, appealed: 0, invited: 0, answered: 0 },
    },
  ],
  alarms: [
    {
      unit: t("市自然资源和规划局", "Natural Resources Bureau"),
      reason: t("一分钟内（2026-11-17 10:42）来了 6 条评价", "6 ratings in one minute (2026-11-17 10:42)"),
    },
  ],
  words: [
    {
      ...{ at: "2026-11-20T03:10:00.000Z", level: t("不满意", "Dissatisfied"), good: false },
      ...{ channel: t("手机", "Mobile"), unit: bureau, about: t("路灯", "Street lights") },
      ...{ comment: "说是处理了，过两天又是老样子。", reply: "已重新到现场处理，并与本人当面确认。" },
      mending: t("已整改", "Mended"),
    },
    {
      ...{ at: "2026-11-19T07:00:00.000Z", level: t("非常满意", "Very satisfied"), good: true },
      ...{ channel: t("窗口平板", "Counter tablet"), unit: social, about: t("窗口 社保综合窗口 A12", "Window A12") },
      ...{ comment: "一次办好，材料说得清楚。", reply: null, mending: null },
    },
  ],
  ...{ wordsTotal: 2, page: 1, pages: 1, path: "/ratings?period=2026-11" },
  filters: { period: "2026-11", unit: "", kind: "", tone: "", by: "unit" },
  options: {
    period: [{ value: "2026-11", label: t("2026-11", "2026-11") }],
    unit: [{ value: "px-cgj", label: bureau }],
    kind: [{ value: "window", label: t("窗口服务", "Services at windows") }],
    tone: [{ value: "bad", label: t("差评", "Bad ones") }],
  },
  countedAt: "2026-11-26T02:00:00.000Z",
};
export const noRatings: RatingsView = {
  ...ratings,
  ...{ totals: none, rows: [], alarms: [], words: [], wordsTotal: 0 },
};
