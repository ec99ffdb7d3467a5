import { dayOf } from "@wuxing/kernel/calendar";
import { defineProcedure, field, stay } from "@wuxing/kernel/procedure";
import { t } from "@wuxing/kernel/text";
import { z } from "zod";
import * as inputs from "./inputs.ts";

/** What a meeting is to settle, with whom, and what it came to. */
export interface MeetingData {
  readonly question: string;
  readonly units: string;
  readonly unit?: string;
  readonly reason?: string;
}

const openMeeting = inputs.convene.extend({ title: z.string(), division: z.string().nullable().optional() });
const minutes = field(z.string().trim().min(2, { error: "请写明会商情况 | Please say what was said" }).max(2000), {
  label: t("会商情况", "What was said"),
  type: "textarea",
});

/** Units that each say it is not theirs meet (会商); the meeting ends with a designation, after which there is no return (潍坊 §22). */
export const meetingProcedure = defineProcedure<MeetingData>()({
  type: "hotline.meeting",
  title: t("会商", "Meeting of units"),
  prefix: "HS",
  open: {
    title: t("召集会商", "Call a meeting"),
    by: "system",
    input: openMeeting,
    to: "called",
    remember: ({ question, units }) => ({ question, units }),
    head: ({ title, division }) => ({ title, unit: null, division: division ?? null }),
    due: ({ on }) => on,
  },
  states: {
    called: { title: t("待会商", "Called"), waitsFor: "dispatcher", within: "hotline.meeting" },
    designated: { title: t("已指定承办", "Unit designated"), final: true, tone: "done" },
    lapsed: { title: t("不再需要", "No longer needed"), final: true },
  },
  actions: {
    designate: {
      title: t("会商后指定承办（不得再退）", "Designate; no further return"),
      by: "dispatcher",
      from: "called",
      to: "designated",
      input: inputs.designate.extend({ minutes }),
      remember: (_c, { unit, reason }) => ({ unit, reason }),
    },
    postpone: {
      title: t("改期", "Put it off"),
      by: "dispatcher",
      from: "called",
      to: stay,
      input: z.object({ on: inputs.convene.shape.on, reason: inputs.reasonOnly.shape.reason }),
      refuse: (_c, input, at) =>
        input.on < dayOf(at) ? t("会商日期不能早于今天", "The day of the meeting may not lie before today") : undefined,
      lengthens: true,
      latest: { field: "on", within: "hotline.meeting" },
      due: (_c, input) => input.on,
    },
    lapse: {
      title: t("已另行决定，不再会商", "Decided otherwise"),
      by: "system",
      from: "called",
      to: "lapsed",
      input: inputs.noteOnly,
    },
  },
});
