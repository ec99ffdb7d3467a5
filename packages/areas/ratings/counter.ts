import { defineProcedure, field } from "@wuxing/kernel/procedure";
import { t } from "@wuxing/kernel/text";
import { z } from "zod";
import { levels } from "./levels.ts";
import { publishWords } from "./publishWords.ts";

export interface CounterData {
  readonly window: string;
  readonly level?: string;
  readonly comment?: string;
  readonly channel?: string;
  readonly item?: string;
  readonly staffNumber?: string;
  readonly staffLevel?: string;
  readonly publish?: boolean;
}

const openCounter = z.object({
  window: z.string(),
  title: z.string(),
  unit: z.string(),
  division: z.string().nullable(),
});
const level = z.enum(levels.map((l) => l.value) as [string, ...string[]], {
  error: "请选择一个评价 | Please choose one",
});
const options = levels.map(({ value, label }) => ({ value, label }));

/** What a person says at a window: of the matter, and of who served him, by the number on the sign. */
export const counterForm = z.object({
  level: field(level, { label: t("这次办事满意吗？", "How was it today?"), type: "radio", options }),
  staffLevel: field(level.optional(), {
    label: t("工作人员的服务呢？", "And who served you?"),
    type: "radio",
    options,
  }),
  staffNumber: field(z.string().trim().max(12).optional(), {
    label: t("工号（台牌上有）", "Staff number, on the sign"),
  }),
  item: field(z.string().trim().max(100).optional(), {
    label: t("办的什么事", "What it was about"),
  }),
  comment: field(z.string().trim().max(1000).optional(), {
    label: t("想说的话", "Anything to add"),
    type: "textarea",
  }),
  publish: publishWords,
  channel: z.enum(["tablet", "qr"]).default("tablet"),
});

/** One rating of one service at a window (现场一次一评): of the matter, and of who served by his number, never his name. */
export const counterProcedure = defineProcedure<CounterData>()({
  type: "ratings.counter",
  title: t("窗口评价", "Rating at a window"),
  prefix: "CK",
  open: {
    title: t("窗口邀评", "Ask at the window"),
    by: "system",
    input: openCounter,
    to: "awaiting",
    remember: ({ window }) => ({ window }),
    head: ({ title, unit, division }) => ({ title, unit, division }),
  },
  states: {
    awaiting: {
      title: t("待评价", "Awaiting rating"),
      waitsFor: "anyone",
      within: "ratings.counter",
      ifOverdue: "lapse",
    },
    rated: { title: t("已评价", "Rated"), final: true, tone: "done" },
    silent: { title: t("未评价", "Not rated"), final: true },
  },
  actions: {
    rate: {
      title: t("评价", "Rate"),
      by: "anyone",
      from: "awaiting",
      to: "rated",
      input: counterForm,
      remember: (_c, input) =>
        Object.fromEntries(
          Object.entries(input).filter(([, value]) => value !== "" && value !== undefined && value !== false),
        ),
    },
    lapse: { title: t("没有评价", "No rating came"), by: "clock", from: "awaiting", to: "silent", input: z.object({}) },
  },
});
