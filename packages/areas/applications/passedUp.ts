import { defineProcedure } from "@wuxing/kernel/procedure";
import { t } from "@wuxing/kernel/text";
import { z } from "zod";
import { nothing } from "./inputs.ts";

/**
 * What is left with the lower level once it has passed an application up (行政许可法 §35): it reads along until the
 * decision, and its record stays. A case of the unit that reviewed, beside the application: who has a part of a case reads
 * the whole, and does nothing in it.
 */
export const passedUpProcedure = defineProcedure<Record<string, never>>()({
  type: "applications.passedUp",
  title: t("上报后知悉", "Kept informed after passing up"),
  prefix: "SB",
  open: {
    title: t("报上级决定", "Passed up to be decided"),
    by: "system",
    to: "reading",
    input: z.object({ title: z.string(), unit: z.string(), division: z.string().nullable().optional() }),
    remember: () => ({}),
    head: ({ title, unit, division }) => ({ title, unit, division: division ?? null }),
  },
  states: {
    reading: {
      title: t("等上级决定", "The decision is awaited"),
      ...{ waitsFor: "system", within: "applications.passedUp", ifOverdue: "close" },
    },
    closed: { title: t("已了结", "Closed"), final: true },
  },
  actions: {
    close: {
      title: t("上级已办结", "It has been decided"),
      ...{ by: ["system", "clock"], from: "reading", to: "closed", input: nothing },
    },
  },
});
