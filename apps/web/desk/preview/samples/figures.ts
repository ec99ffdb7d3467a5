import { t } from "@wuxing/kernel/text";
import { counties } from "@wuxing/platform/testing/city";
import type { Figures } from "../../api/contract.ts";
import { unit } from "./lines.ts";

const received = [312, 298, 341, 367, 322, 401, 388, 356, 372, 410, 395, 288];
const monthBack = (month: string, back: number): string => {
  const [year, number] = month.split("-").map(Number);
  return new Date(Date.UTC(year ?? 2026, (number ?? 1) - 1 - back, 1)).toISOString().slice(0, 7);
};

const topics = [
  ["environment.noise", "噪声扰民", "Noise", 64],
  ["housing.property", "物业服务", "Property services", 51],
  ["street.lamp", "路灯照明", "Street lamps", 38],
  ["traffic.bus", "公交出行", "Buses", 33],
  ["welfare.insurance", "社保缴费", "Social insurance", 27],
] as const;

type Tile = Omit<Figures["tiles"][number], "lists"> & Partial<Pick<Figures["tiles"][number], "lists">>;

/** The month's first figures, each with its formula. */
const firstTiles = (href: (more: string) => string): readonly Tile[] => [
  {
    key: "received",
    title: t("收到", "Received"),
    value: 288,
    unit: "count",
    previous: 395,
    formula: t("当月收到的诉求件数", "Requests received in the month"),
    href: href(""),
  },
  {
    key: "closed",
    title: t("办结", "Closed"),
    value: 241,
    unit: "count",
    previous: 377,
    formula: t("当月收到且已办结的件数", "Of these, closed"),
    href: href("&list=closed"),
  },
  {
    key: "inTime",
    title: t("按时答复率", "Answered in time"),
    value: 93.4,
    unit: "percent",
    previous: 91.8,
    formula: t("按时首次答复件数 ÷ 已到期应答复件数", "First answers in time ÷ answers due"),
    href: href(""),
    lists: [
      { title: t("按时答复", "Answered in time"), count: 198, href: href("&measure=inTime") },
      { title: t("未按时答复", "Answered late"), count: 14, href: href("&measure=late") },
    ],
  },
  {
    key: "satisfaction",
    title: t("评价满意率", "Satisfied, by rating"),
    value: 88.2,
    unit: "percent",
    previous: 88.9,
    formula: t(
      "评价“满意”及以上 ÷ 已评价件数；没有评价的不算满意",
      "Rated satisfied or better ÷ rated; the silent are not counted as satisfied",
    ),
    href: href("&list=closed"),
  },
];

const laterTiles = (href: (more: string) => string): readonly Tile[] => [
  {
    key: "overdue",
    title: t("逾期在办", "Open and overdue"),
    value: 6,
    unit: "count",
    previous: 9,
    formula: t("现在已过期限、还没有办结的件数", "Past their day and not closed now"),
    href: "/desk/cases?list=overdue",
  },
  {
    key: "mended",
    title: t("差评整改率", "Bad ratings mended"),
    value: null,
    unit: "percent",
    previous: 100,
    formula: t("已整改件数 ÷ 差评件数", "Mended ÷ bad ratings"),
    href: href("&type=ratings.mending"),
  },
];

/** The figures of a month, all made up. */
export function figures(month: string): Figures {
  const href = (more: string) => `/desk/cases?month=${month}${more}`;
  return {
    month,
    tiles: [...firstTiles(href), ...laterTiles(href)].map((tile) => ({ lists: [], ...tile })),
    trend: received.map((count, index) => {
      const at = monthBack(month, received.length - 1 - index);
      const link = `/desk/cases?month=${at}`;
      return {
        month: at,
        received: count,
        closed: Math.round(count * 0.94),
        inTime: 90 + (index % 5),
        hrefs: { received: link, closed: `${link}&list=closed`, inTime: `${link}&list=closed` },
      };
    }),
    byUnit: ["px-cgj", "px-zjj", "px-gaj", "px-rsj", "px-jjzd", "px-hbj", "px-swgs"].map((code, index) => ({
      unit: unit(code),
      open: 21 - 2 * index,
      overdue: index % 3,
      closed: 60 - 5 * index,
      inTime: index === 6 ? null : 97 - index * 1.7,
      rightFirst: index === 6 ? null : 99 - index,
      satisfaction: index === 6 ? null : 92 - index * 2.1,
      rated: index === 6 ? 0 : 31 - index,
      href: href(`&unit=${code}`),
    })),
    byTopic: topics.map(([code, zh, en, count]) => ({ code, name: t(zh, en), count, href: href(`&topic=${code}`) })),
    byDivision: counties.map(({ code, name }, index) => ({
      division: { code, name },
      count: [112, 61, 34, 44, 37][index] ?? 0,
      overdue: index % 2,
      href: href(`&division=${code}`),
    })),
  };
}
