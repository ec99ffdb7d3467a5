import { t } from "@wuxing/kernel/text";
import type { DrawRow, DrawsView, DrawView } from "../../views.ts";

const row = (id: string, title: DrawRow["title"], more: Partial<DrawRow> = {}): DrawRow => ({
  href: `/draws/${id}`,
  title,
  mode: t("公开抽取", "Open draw"),
  state: t("已抽取", "drawn"),
  dueAt: "2026-11-20T02:00:00.000Z",
  targets: 3120,
  drawn: 84,
  alarms: 0,
  ...more,
});

export const draws: DrawsView = {
  rows: [
    row("visits-2026-11", t("社会监督员十一月随访", "Supervisors' visits in November"), {
      mode: t("不打招呼的抽取", "Unannounced draw"),
      state: t("已抽取，逐次公开", "drawn, shown visit by visit"),
      targets: 312,
      drawn: 6,
    }),
    row("food-2026-q4", t("餐饮服务四季度双随机检查", "Catering, fourth quarter")),
    row("fire-2026-q4", t("消防安全四季度双随机检查", "Fire safety, fourth quarter"), {
      state: t("方案已写入日志，等待随机数", "logged, waits for chance"),
      dueAt: "2026-11-28T02:00:00.000Z",
      drawn: null,
    }),
    row("price-2026-q3", t("价格行为三季度双随机检查", "Prices, third quarter"), {
      state: t("方案已定，等待写入日志", "fixed, waits for the log"),
      alarms: 1,
      drawn: null,
    }),
  ],
  total: 4,
  page: 1,
  pages: 1,
};
export const noDraws: DrawsView = { rows: [], total: 0, page: 1, pages: 1 };

const facts: DrawView["facts"] = [
  { name: t("名录", "Frame"), value: t("3120 个对象", "3120 targets") },
  {
    name: t("抽取数量", "To be drawn"),
    value: t("A 类 21，B 类 24，C 类 25，D 类 14", "Class A: 21, Class B: 24, Class C: 25, Class D: 14"),
  },
  {
    name: t("人员", "Officers"),
    value: t("46 人中，每个对象 2 人，每人最多 6 个", "2 for each target of 46, 6 targets each at most"),
  },
  { name: t("回避", "Recusals"), value: t("3 对", "3 pairs") },
  {
    name: t("承诺值", "Commitment"),
    value: t(
      "9f2c1b7e44a05d3c8e6b1f0a7d92c3e55b41f8a6073d9ce2b8f04a1d6e7c3b20",
      "9f2c1b7e44a05d3c8e6b1f0a7d92c3e55b41f8a6073d9ce2b8f04a1d6e7c3b20",
    ),
  },
];

export const drawDone: DrawView = {
  id: "food-2026-q4",
  title: t("餐饮服务四季度双随机检查", "Catering, fourth quarter"),
  mode: t("公开抽取", "Open draw"),
  unannounced: false,
  steps: [
    {
      title: t("定方案，承诺写入日志", "Plan fixed, its commitment logged"),
      at: "2026-11-19T08:00:00.000Z",
      done: true,
    },
    {
      title: t("日志证明", "Proven in the log"),
      at: "2026-11-19T08:00:04.000Z",
      done: true,
      text: t("有独立见证人的签名", "Cosigned by independent witnesses"),
    },
    {
      title: t("公共信标产生随机数", "Chance from a public beacon"),
      at: "2026-11-20T02:00:00.000Z",
      done: true,
      text: t("drand 第 34029745 轮，签名已核对", "Round 34029745 of drand, its signature checked"),
    },
    { title: t("抽取", "Drawn"), at: "2026-11-20T02:01:10.000Z", done: true },
  ],
  facts,
  alarms: [],
  shortfalls: [
    t(
      "D 类：应抽 14 个，抽出 12 个（名录上 14，不抽的 2）",
      "Class D: 12 of 14 drawn (14 on the frame, 2 not to be drawn)",
    ),
  ],
  picks: ["91360300MA35F1A71X", "91360302MA37KQ4D9T", "91360313MA3886BN2C"].map((target, place) => ({
    target,
    stratum: t(`${"ABD"[place]} 类`, `Class ${"ABD"[place]}`),
    officers: [`P${place + 3}`, `P${place + 21}`],
    at: "2026-11-20T02:01:10.000Z",
  })),
  shown: 82,
  page: 1,
  pages: 1,
  path: "/draws/food-2026-q4",
  fileHref: "/draws/food-2026-q4.json",
  others: [
    row("food-2026-q4-2", t("餐饮服务四季度双随机检查（再抽）", "Catering, fourth quarter (again)"), {
      state: t("方案已写入日志，等待随机数", "logged, waits for chance"),
    }),
  ],
  look: {
    id: "91360302MA37KQ4D9T",
    found: true,
    answer: t("91360302MA37KQ4D9T 在名录上，属于“B 类”", "91360302MA37KQ4D9T was on the frame: Class B"),
  },
  reveal: null,
};

export const drawWaiting: DrawView = {
  ...drawDone,
  id: "visits-2026-12",
  title: t("社会监督员十二月随访", "Supervisors' visits in December"),
  mode: t("不打招呼的抽取", "Unannounced draw"),
  unannounced: true,
  steps: [
    ...drawDone.steps.slice(0, 2),
    {
      title: t("公开秘密数", "Secrets laid open"),
      at: "2026-11-28T01:58:00.000Z",
      done: false,
      text: t(
        "4 人交了承诺值，1 人已公开；没有公开的按规则不计入",
        "4 committed, 1 laid open; by the rule the others take no part",
      ),
    },
    {
      title: t("公共信标产生随机数", "Chance from a public beacon"),
      at: "2026-11-28T02:00:00.000Z",
      done: false,
      text: t("等 drand 第 34260143 轮，此前无人知道", "Waits for round 34260143 of drand, which nobody knows before"),
    },
    { title: t("抽取", "Drawn"), at: "2026-11-29T02:00:00.000Z", done: false },
    { title: t("公布全部证明", "All proofs published"), at: "2026-12-31T02:00:00.000Z", done: false },
  ],
  alarms: [{ text: t("到期没有抽取", "It was not drawn in time"), dueAt: "2026-11-24T02:00:00.000Z" }],
  shortfalls: [],
  picks: [],
  shown: 0,
  others: [],
  look: { id: "W-999", found: false, answer: t("W-999 不在这次的名录上", "W-999 was not on this frame") },
  reveal: {
    until: "2026-11-28T01:58:00.000Z",
    action: "/draws/visits-2026-12/reveal",
    values: { by: "S2", secret: "00" },
    errors: [
      {
        field: "secret",
        message: t(
          "这个秘密数与事先交的承诺值不符，请核对代号和每一位",
          "This secret does not fit what was committed to; check the code and every digit",
        ),
      },
    ],
  },
};
