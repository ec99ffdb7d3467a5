import { dayOf } from "@wuxing/kernel/calendar";
import { type Case, defineProcedure, stay } from "@wuxing/kernel/procedure";
import { t } from "@wuxing/kernel/text";
import { z } from "zod";
import * as inputs from "./inputs.ts";

export interface SupervisionData {
  readonly kind: "routine" | "listed";
  readonly number: string;
  readonly matter: string;
  readonly trigger: string;
  readonly demand: string;
  readonly dueAt?: string | null;
  readonly criticised?: boolean;
  readonly bulletin?: string;
  readonly override?: { readonly reason: string; readonly earlier: readonly string[] };
  readonly measures?: string;
  readonly result?: string;
  readonly sentBack?: number;
  readonly listedOn?: string;
  readonly escalated?: boolean;
  readonly called?: boolean;
  readonly decision?: string;
}

const within = (c: Case<SupervisionData>): string => `oversight.${c.data.kind}`;
const open = ["ordered", "mending", "reported"] as const;
const once = (done: boolean | undefined, zh: string, en: string) => (done ? t(zh, en) : undefined);

/** Supervision (督办) of a case of any kind: 立项→交办→跟踪→反馈→办结 (rules.md §10; 潍坊 §23, §26). Listed in public it is published. */
export const supervisionProcedure = defineProcedure<SupervisionData>()({
  type: "oversight.supervision",
  title: t("督办", "Supervision"),
  prefix: "DB",
  publishes: ({ state, data }) => data.kind === "listed" && state !== "dropped",
  open: {
    title: t("立项督办", "Bring under supervision"),
    by: ["system", "coordinator", "leader"],
    input: inputs.openSupervision,
    to: "ordered",
    remember: ({ unit: _unit, division: _division, ...data }) => data,
    // The title names no matter: listed in public, it must not show what the person did not agree to show.
    head: ({ number, matter, unit, division }) => ({
      title: `督办 ${matter} ${number}`,
      unit,
      division: division ?? null,
    }),
  },
  states: {
    ordered: { title: t("待报送措施", "Measures awaited"), waitsFor: "assignedUnit", within: "oversight.measures" },
    mending: { title: t("督办整改中", "Being mended"), waitsFor: "assignedUnit", within },
    reported: { title: t("待核查", "To be checked"), waitsFor: "coordinator", within: "oversight.check" },
    closed: { title: t("已办结", "Closed"), final: true, tone: "done" },
    dropped: { title: t("已撤销", "Dropped"), final: true },
  },
  actions: {
    plan: {
      title: t("报送措施", "Say what will be done"),
      by: "assignedUnit",
      from: "ordered",
      to: "mending",
      input: z.object({
        measures: inputs.text("措施、责任人和完成日期", "Measures, who answers for them, and by when"),
      }),
      remember: (_c, input) => ({ measures: input.measures }),
    },
    report: {
      title: t("报送结果", "Report the result"),
      by: "assignedUnit",
      from: "mending",
      to: "reported",
      input: z.object({ result: inputs.text("办理结果", "Result", 2000), files: inputs.files }),
      remember: (_c, input) => ({ result: input.result }),
    },
    verify: {
      title: t("核查属实，办结", "Checked; close it"),
      by: "coordinator",
      from: "reported",
      to: "closed",
      input: z.object({ note: inputs.text("核查情况", "What was found") }),
    },
    sendBack: {
      title: t("未办到位，退回", "Not done; send it back"),
      by: "coordinator",
      from: "reported",
      to: "mending",
      input: inputs.reason,
      remember: (c) => ({ sentBack: (c.data.sentBack ?? 0) + 1 }),
    },
    list: {
      title: t("挂牌督办", "List it in public"),
      by: ["coordinator", "leader"],
      from: ["ordered", "mending"],
      to: "mending",
      input: inputs.reason,
      unless: ({ data }) => once(data.kind === "listed", "已经挂牌", "It is listed already"),
      remember: (_c, _input, at) => ({ kind: "listed" as const, listedOn: dayOf(at) }),
    },
    criticise: {
      title: t("通报批评", "Criticise in a circular"),
      by: "coordinator",
      from: open,
      to: stay,
      input: z.object({ bulletin: inputs.text("通报内容", "What is said") }),
      remember: (_c, input) => ({ criticised: true, bulletin: input.bulletin }),
    },
    callIn: {
      title: t("约谈", "Call the unit in"),
      by: ["coordinator", "leader"],
      from: open,
      to: stay,
      input: z.object({ reason: inputs.text("约谈事由", "Why"), on: inputs.day("约谈日期", "Day") }),
      unless: ({ data }) => once(data.called, "已通知约谈，等约谈结果", "The unit is called in already"),
      refuse: (_c, input, at) => inputs.behind(input.on, at),
      latest: { field: "on", within: "oversight.talk" },
      remember: () => ({ called: true }),
      internal: true,
    },
    countTalk: {
      title: t("约谈已结束", "The talk is over"),
      by: "system",
      from: open,
      to: stay,
      input: inputs.nothing,
      remember: () => ({ called: false }),
      internal: true,
    },
    escalate: {
      title: t("提请市政府办会议研究", "Escalate to the city office"),
      by: ["unitHead", "coordinator"],
      from: open,
      to: stay,
      input: z.object({ question: inputs.text("提请研究的问题", "What is to be decided") }),
      unless: ({ data }) => once(data.escalated, "已提请研究，等会议决定", "It is escalated; wait for the decision"),
      remember: () => ({ escalated: true }),
      internal: true,
    },
    followDecision: {
      title: t("按会议决定办理", "Carry out what was decided"),
      by: "system",
      from: open,
      to: ({ state }) => (state === "reported" ? "reported" : "mending"),
      input: inputs.decision,
      due: (_c, input) => input.until,
      remember: (_c, input) => ({ decision: input.decision, escalated: false }),
    },
    drop: {
      title: t("撤销督办", "Drop it"),
      by: ["coordinator", "leader"],
      from: open,
      to: "dropped",
      input: inputs.reason,
    },
  },
});
