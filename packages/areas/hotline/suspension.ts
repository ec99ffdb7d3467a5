import { dayOf } from "@wuxing/kernel/calendar";
import { defineProcedure, field } from "@wuxing/kernel/procedure";
import { t } from "@wuxing/kernel/text";
import { z } from "zod";
import * as inputs from "./inputs.ts";

/** What is asked: why the work cannot go on, what is planned, and until when; then what the hotline said to it. */
export interface SuspensionData {
  readonly reason: string;
  readonly plan: string;
  readonly until: string;
  readonly decision?: string;
}

const openSuspension = inputs.suspend.extend({
  unit: z.string(),
  division: z.string().nullable().optional(),
  title: z.string(),
});
const decision = z.object({
  note: field(z.string().trim().min(2, { error: "请写明意见 | Please give your opinion" }).max(500), {
    label: t("审批意见", "Opinion"),
    type: "textarea",
  }),
});

/**
 * Asking to suspend a request is a small case of its own that the hotline decides (潍坊 §21: a written request, approved
 * by the hotline, its reason told to the caller). The request's clock runs on meanwhile.
 */
export const suspensionProcedure = defineProcedure<SuspensionData>()({
  type: "hotline.suspension",
  title: t("暂缓申请", "Suspension request"),
  prefix: "ZH",
  open: {
    title: t("申请暂缓", "Ask to suspend"),
    by: "system",
    input: openSuspension,
    to: "withHotline",
    remember: ({ reason, plan, until }) => ({ reason, plan, until }),
    head: ({ title, unit, division }) => ({ title, unit, division: division ?? null }),
  },
  states: {
    withHotline: {
      title: t("待热线审批", "Waiting for the hotline"),
      waitsFor: "dispatcher",
      within: "hotline.returnDecision",
    },
    granted: { title: t("已同意", "Granted"), final: true, tone: "done" },
    declined: { title: t("未同意", "Not granted"), final: true, tone: "refused" },
    lapsed: { title: t("不再需要", "No longer needed"), final: true },
  },
  actions: {
    grant: {
      title: t("同意暂缓", "Grant the suspension"),
      by: "dispatcher",
      from: "withHotline",
      to: "granted",
      input: decision,
      unless: (c, at) =>
        c.data.until <= dayOf(at)
          ? t("申请的日期已过，不能再同意", "The day asked for has come; it can no longer be granted")
          : undefined,
      remember: (_c, input) => ({ decision: input.note }),
    },
    decline: {
      title: t("不同意暂缓", "Do not grant it"),
      by: "dispatcher",
      from: "withHotline",
      to: "declined",
      input: decision,
      remember: (_c, input) => ({ decision: input.note }),
    },
    lapse: {
      title: t("诉求已往下办，申请作罢", "The request went on; dropped"),
      by: "system",
      from: "withHotline",
      to: "lapsed",
      input: inputs.noteOnly,
    },
  },
});
