import { defineProcedure, stay } from "@wuxing/kernel/procedure";
import { t } from "@wuxing/kernel/text";
import { z } from "zod";
import * as inputs from "./inputs.ts";

export interface TalkData {
  readonly number: string;
  readonly reason: string;
  /** The pressings that turned red in a row, where that is why. */
  readonly reds?: readonly string[];
  readonly minutes?: string;
  readonly promised?: string;
}

/** Calling a unit in (约谈): a talk with its head, and what he promised by when (潍坊 §26; 督查条例 §14; 隆昌: three red in a row). */
export const talkProcedure = defineProcedure<TalkData>()({
  type: "oversight.talk",
  title: t("约谈", "Calling-in"),
  prefix: "YT",
  open: {
    title: t("通知约谈", "Call the unit in"),
    by: "system",
    input: inputs.openTalk,
    to: "called",
    remember: ({ number, reason, reds }) => ({ number, reason, ...(reds ? { reds } : {}) }),
    head: ({ number, unit, division, reds }) => ({
      title: reds ? `约谈：连续 ${reds.length} 件红牌` : `约谈：督办 ${number}`,
      unit,
      division: division ?? null,
    }),
    due: ({ on }) => on,
  },
  states: {
    called: { title: t("待约谈", "Called in"), waitsFor: "coordinator", within: "oversight.talk" },
    held: { title: t("已约谈", "Held"), final: true, tone: "done" },
    cancelled: { title: t("已取消", "Cancelled"), final: true },
    lapsed: { title: t("督办已了结，不再约谈", "The supervision has ended"), final: true },
  },
  actions: {
    record: {
      title: t("记录约谈", "Record the talk"),
      by: "coordinator",
      from: "called",
      to: "held",
      input: z.object({
        minutes: inputs.text("约谈情况（参加人写职务，不写姓名）", "What was said (posts, no names)", 2000),
        promised: inputs.text("承诺事项和期限", "What was promised, and by when"),
      }),
      remember: (_c, input) => input,
    },
    postpone: {
      title: t("改期", "Put it off"),
      by: "coordinator",
      from: "called",
      to: stay,
      input: z.object({ on: inputs.day("约谈日期", "Day"), reason: inputs.reason.shape.reason }),
      refuse: (_c, input, at) => inputs.behind(input.on, at),
      lengthens: true,
      latest: { field: "on", within: "oversight.talk" },
      due: (_c, input) => input.on,
    },
    cancel: {
      title: t("取消约谈", "Cancel"),
      by: "coordinator",
      from: "called",
      to: "cancelled",
      input: inputs.reason,
    },
    lapse: {
      title: t("督办已了结，不再约谈", "The supervision has ended"),
      by: "system",
      from: "called",
      to: "lapsed",
      input: inputs.nothing,
    },
  },
});
