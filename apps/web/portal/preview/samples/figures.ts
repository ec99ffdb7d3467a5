import { t } from "@wuxing/kernel/text";
import type { FiguresView, HomeView } from "../../views.ts";
import { bus, lamp, pension } from "./cases.ts";

const counts = [862, 701, 1190, 1034, 988, 1102, 1377, 1420, 1265, 1098, 1184, 1248];
export const trend = counts.map((value, index) => {
  const month = index === 0 ? "2025-12" : `2026-${String(index).padStart(2, "0")}`;
  return { month, value, href: `/cases?month=${month}` };
});

const figures: FiguresView["figures"] = [
  {
    name: t("收到诉求", "Requests received"),
    kind: "count",
    value: 1248,
    previous: 1184,
    lists: [{ name: t("其中公开", "Of these, published"), count: 412, href: "/cases?month=2026-11" }],
  },
  {
    name: t("按时办结", "Closed in time"),
    kind: "share",
    value: 0.946,
    previous: 0.931,
    lists: [
      {
        name: t("公开的：按时答复", "Published: answered in time"),
        count: 390,
        href: "/cases?month=2026-11&measure=inTime",
      },
      {
        name: t("公开的：未按时答复", "Published: answered late"),
        count: 22,
        href: "/cases?month=2026-11&measure=late",
      },
    ],
    formula: t("期限内办结 ÷ 应办结", "Closed within the term ÷ due in the month"),
    numerator: 1035,
    denominator: 1094,
  },
  {
    name: t("响应", "Response"),
    kind: "share",
    value: 0.982,
    previous: 0.982,
    lists: [{ name: t("其中公开", "Of these, published"), count: 412, href: "/cases?month=2026-11" }],
    formula: t("24 小时内联系 ÷ 已派单", "Contacted within 24 h ÷ assigned"),
    numerator: 1201,
    denominator: 1223,
  },
  {
    name: t("解决", "Solved"),
    kind: "share",
    value: 0.871,
    previous: 0.884,
    lists: [{ name: t("其中公开", "Of these, published"), count: 412, href: "/cases?month=2026-11" }],
    formula: t("回访说已解决 ÷ 有效回访", "Said to be solved ÷ valid call-backs"),
    numerator: 812,
    denominator: 932,
  },
  {
    name: t("满意", "Satisfied"),
    kind: "share",
    value: 0.902,
    previous: 0.889,
    lists: [{ name: t("其中公开", "Of these, published"), count: 412, href: "/cases?month=2026-11" }],
    formula: t("非常满意、满意、基本满意 ÷ 主动评价", "The three good levels ÷ rated by people"),
    numerator: 554,
    denominator: 614,
  },
  {
    name: t("主动评价", "Rated by people"),
    kind: "share",
    value: 0.593,
    previous: null,
    lists: [{ name: t("其中公开", "Of these, published"), count: 412, href: "/cases?month=2026-11" }],
    formula: t("主动评价 ÷ 已办结", "Rated ÷ closed"),
    numerator: 614,
    denominator: 1035,
  },
];

export const figuresView: FiguresView = {
  month: "2026-11",
  previousMonth: { month: "2026-10", href: "/figures?month=2026-10" },
  nextMonth: null,
  figures,
  trend,
  topics: [
    { name: t("供水", "Water supply"), value: 214, href: "/cases?topic=water" },
    { name: t("施工噪声", "Construction noise"), value: 187, href: "/cases?topic=noise" },
    { name: t("路灯照明", "Street lighting"), value: 143, href: "/cases?topic=lighting" },
    { name: t("公共交通", "Public transport"), value: 98, href: "/cases?topic=transport" },
    { name: t("社会保险", "Social insurance"), value: 76, href: "/cases?topic=insurance" },
  ],
  districts: [
    { code: "360302", name: t("安源区", "Anyuan"), value: 512, href: "/cases?district=360302" },
    { code: "360313", name: t("湘东区", "Xiangdong"), value: 241, href: "/cases?district=360313" },
    { code: "360321", name: t("莲花县", "Lianhua"), value: 118, href: "/cases?district=360321" },
    { code: "360322", name: t("上栗县", "Shangli"), value: 207, href: "/cases?district=360322" },
    { code: "360323", name: t("芦溪县", "Luxi"), value: 170, href: "/cases?district=360323" },
  ],
  units: [
    unit("市城管局", "City Management Bureau", "cgj", 286, 0.961, 0.924, 2),
    unit("市住建局", "Housing and Construction Bureau", "zjj", 231, 0.912, 0.861, 9),
    unit("市生态环境局", "Ecology and Environment Bureau", "sthjj", 174, 0.938, 0.887, 4),
    unit("市交通局", "Transport Bureau", "jtj", 120, 0.975, 0.941, 0),
    unit("市档案馆", "City Archives", "dag", 1, null, null, 0),
  ],
  countedAt: "2026-11-25T02:00:00Z",
};

function unit(
  zh: string,
  en: string,
  id: string,
  received: number,
  closedInTime: number | null,
  satisfied: number | null,
  overdue: number,
) {
  const href = `/cases?unit=${id}`;
  return { unit: t(zh, en), href, received, closedInTime, satisfied, overdue, overdueHref: `${href}&state=overdue` };
}

export const home: HomeView = {
  itemsPath: "/items",
  doors: [
    {
      ...{ href: "/items", icon: "apply" as const },
      title: t("事项目录", "All services"),
      text: t("要什么材料、多久办好、在哪办", "What is needed, how long, where"),
    },
    {
      ...{ href: "/my/certificates", icon: "certificate" as const },
      title: t("我的证照", "My certificates"),
      text: t("有证照就不用再交材料，谁用过都看得到", "They replace papers; you see each use"),
    },
  ],
  month: "2026-11",
  figures: figures.filter((_, index) => [0, 1, 3, 4].includes(index)),
  trend,
  recent: [lamp, bus, pension],
};
