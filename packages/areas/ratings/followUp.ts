import { defineProcedure, field } from "@wuxing/kernel/procedure";
import { t } from "@wuxing/kernel/text";
import { z } from "zod";

interface FollowUpData {
  readonly invitation: number;
  readonly remark?: string;
}

const openFollowUp = z.object({
  invitation: z.int(),
  title: z.string(),
  unit: z.string().nullable(),
  division: z.string().nullable(),
});

/** Whoever rated may say once more how it turned out (追评). It changes no level: what was said first stays counted. */
export const followUpProcedure = defineProcedure<FollowUpData>()({
  type: "ratings.followUp",
  title: t("追评", "Follow-up"),
  prefix: "ZP",
  open: {
    title: t("可以追评", "A follow-up may be given"),
    by: "system",
    input: openFollowUp,
    to: "open",
    remember: ({ invitation }) => ({ invitation }),
    head: ({ title, unit, division }) => ({ title, unit, division }),
  },
  states: {
    open: { title: t("可追评", "Open"), waitsFor: "applicant", within: "ratings.followUp", ifOverdue: "lapse" },
    given: { title: t("已追评", "Given"), final: true, tone: "done" },
    lapsed: { title: t("未追评", "None"), final: true },
  },
  actions: {
    followUp: {
      title: t("追评一次", "Add a follow-up"),
      by: "applicant",
      from: "open",
      to: "given",
      input: z.object({
        remark: field(z.string().trim().min(2, { error: "请写几个字 | Please write a few words" }).max(1000), {
          label: t("后来怎么样", "How it turned out"),
          type: "textarea",
        }),
      }),
      remember: (_c, input) => ({ remark: input.remark }),
    },
    lapse: {
      title: t("逾期未追评", "No follow-up came"),
      by: "clock",
      from: "open",
      to: "lapsed",
      input: z.object({}),
    },
  },
});
