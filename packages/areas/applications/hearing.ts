import { dayOf } from "@wuxing/kernel/calendar";
import { startClock } from "@wuxing/kernel/clock";
import { defineProcedure, field } from "@wuxing/kernel/procedure";
import { term } from "@wuxing/kernel/rules";
import { t } from "@wuxing/kernel/text";
import { z } from "zod";
import * as inputs from "./inputs.ts";

interface HearingData {
  readonly reason: string;
  readonly on?: string;
}

const announce = z.object({
  on: field(z.iso.date(), { label: t("听证日期", "Day of the hearing"), type: "date" }),
  place: field(z.string().trim().min(2).max(200), { label: t("时间和地点", "Time and place") }),
});

/** A hearing (行政许可法 §46–48): told of, asked for within five days, held within twenty, announced seven days before. */
export const hearingProcedure = defineProcedure<HearingData>()({
  type: "applications.hearing",
  title: t("听证", "Hearing"),
  prefix: "TZ",
  open: {
    title: t("告知听证权利", "Tell of the right to a hearing"),
    by: "system",
    to: "offered",
    input: z.object({
      title: z.string(),
      reason: z.string(),
      unit: z.string(),
      division: z.string().nullable().optional(),
    }),
    remember: ({ reason }) => ({ reason }),
    head: ({ title, unit, division }) => ({ title, unit, division: division ?? null }),
  },
  states: {
    offered: {
      title: t("待申请人表态", "The applicant may ask"),
      ...{ waitsFor: "applicant", within: "applications.hearingAsk", ifOverdue: "waive" },
    },
    asked: { title: t("待组织听证", "To be held"), waitsFor: "assignedUnit", within: "applications.hearingHold" },
    announced: {
      title: t("已通知听证", "Announced"),
      ...{ waitsFor: "assignedUnit", within: "applications.hearingHold", continues: true },
    },
    held: { title: t("已听证", "Held"), final: true, tone: "done" },
    waived: { title: t("未申请听证", "Not asked for"), final: true },
    lapsed: { title: t("不再需要", "No longer needed"), final: true },
  },
  actions: {
    ask: {
      ...{ title: t("申请听证", "Ask for the hearing"), by: "applicant", from: "offered", to: "asked" },
      input: inputs.noteOnly,
    },
    waive: {
      title: t("不申请听证", "Do without"),
      ...{ by: ["applicant", "clock"], from: "offered", to: "waived", input: inputs.nothing },
    },
    announce: {
      title: t("通知听证", "Announce it"),
      ...{ by: "assignedUnit", from: "asked", to: "announced", input: announce },
      latest: { field: "on", within: "applications.hearingHold" },
      refuse: (_c, { on }, at, { calendar, rules }) => {
        const notice = term(rules.get("applications.hearingNotice", dayOf(at)));
        const first = dayOf(startClock(calendar, { rule: "", term: notice, at }).dueAt);
        return on < first
          ? t(`听证七日前通知：最早 ${first}`, `It is announced seven days before: ${first} at the earliest`)
          : undefined;
      },
      remember: (_c, { on }) => ({ on }),
    },
    hold: {
      title: t("登记听证情况", "Record the hearing"),
      ...{ by: "assignedUnit", from: "announced", to: "held", input: inputs.reasonOnly },
    },
    lapse: {
      title: t("申请已了结", "The application has ended"),
      ...{ by: "system", from: ["offered", "asked", "announced"], to: "lapsed", input: inputs.nothing },
    },
  },
});
