import { t } from "@wuxing/kernel/text";
import type { DrawDetail, DrawLine, DrawVisit } from "../../draws/DrawsView.ts";

const open = t("公开抽取", "Open draw");
const visits = t("不打招呼的抽取", "Unannounced draw");

export const drawLines: readonly DrawLine[] = [
  {
    id: "food-2026-q4",
    title: t("餐饮服务四季度双随机检查", "Catering, fourth quarter"),
    area: "inspections",
    dueAt: "2026-11-28T02:00:00.000Z",
    alarms: [],
    words: { mode: open, state: t("方案已写入日志，等待随机数", "logged, waits for chance") },
  },
  {
    id: "visits-2026-11",
    title: t("社会监督员十一月随访", "Supervisors' visits in November"),
    area: "supervision",
    dueAt: "2026-11-02T02:00:00.000Z",
    alarms: [{}],
    words: { mode: visits, state: t("已抽取，逐次公开", "drawn, shown visit by visit") },
  },
];

const waiting: DrawDetail = {
  id: "food-2026-q4",
  title: t("餐饮服务四季度双随机检查", "Catering, fourth quarter"),
  area: "inspections",
  mode: "open",
  plan: {
    beacon: { kind: "drand", round: 34260143, chain: "52db9ba7" },
    commitments: [{ by: "S1" }, { by: "S2" }],
    officers: Array.from({ length: 46 }),
  },
  commitment: { frame: { size: 3120 } },
  provenAt: "2026-11-24T08:00:04.000Z",
  witnessed: true,
  dueAt: "2026-11-28T02:00:00.000Z",
  drawBy: "2026-11-29T02:00:00.000Z",
  closeBy: null,
  beacon: null,
  beaconFrom: null,
  firstThrowsBy: null,
  drawnAt: null,
  closedAt: null,
  reveals: ["S1"],
  shown: 0,
  mayClose: false,
  picks: [],
  words: { mode: open, state: t("方案已写入日志，等待随机数", "logged, waits for chance"), alarms: [], shortfalls: [] },
};

const running: DrawDetail = {
  ...waiting,
  id: "visits-2026-11",
  title: t("社会监督员十一月随访", "Supervisors' visits in November"),
  area: "desk",
  mode: "unannounced",
  closeBy: "2026-11-20T15:59:59.000Z",
  beacon: {},
  beaconFrom: "drand",
  drawnAt: "2026-11-02T02:01:00.000Z",
  shown: 2,
  mayClose: true,
  picks: [
    { target: "W-004", stratum: "A", officers: ["S3", "S11"] },
    { target: "W-017", stratum: "B", officers: ["S8", "S2"] },
  ],
  words: {
    mode: visits,
    state: t("已抽取，逐次公开", "drawn, shown visit by visit"),
    alarms: [
      {
        text: t("到期没有公布全部证明", "Its proofs were not all published in time"),
        dueAt: "2026-11-20T15:59:59.000Z",
      },
    ],
    shortfalls: [t("B 类：应抽 4 个，抽出 3 个（名录上 3）", "Class B: 3 of 4 drawn (3 on the frame)")],
  },
};

export const drawDetails: Readonly<Record<string, DrawDetail>> = { [waiting.id]: waiting, [running.id]: running };

export const drawVisits: readonly DrawVisit[] = [
  { target: "W-004", stratum: "A", officers: ["S3", "S11"], shown: true },
  { target: "W-017", stratum: "B", officers: ["S8", "S2"], shown: true },
  { target: "W-021", stratum: "B", officers: ["S5", "S14"], shown: false },
];
