import { defineProcedure, field } from "@wuxing/kernel/procedure";
import { t } from "@wuxing/kernel/text";
import { z } from "zod";
import * as inputs from "./inputs.ts";

const openObjection = z.object({
  visitNumber: field(z.string().max(60), { label: t("检查编号", "Number of the inspection") }),
  object: field(z.string().max(200), { label: t("被检查对象", "Who was inspected") }),
  unit: field(z.string().max(40), { label: t("检查部门", "Department"), type: "unit" }),
  division: z.string().nullable().default(null),
  text: inputs.text("对检查结果有什么异议", "What is wrong with the result"),
  files: inputs.files,
});

export interface ObjectionData
  extends Pick<z.output<typeof openObjection>, "visitNumber" | "object" | "unit" | "text"> {
  readonly outcome?: "upheld" | "rejected";
  readonly corrected?: string;
  /** What the head answered, and when: the firm reads it where it follows its matters. */
  readonly answer?: string;
  readonly answeredAt?: string;
}

/** A firm says that a published result is wrong; the head of the department answers it. */
export const objectionProcedure = defineProcedure<ObjectionData>()({
  type: "inspections.objection",
  title: t("检查结果异议", "Objection to a result"),
  prefix: "SY",
  open: {
    title: t("提出异议", "Object"),
    by: "anyone",
    input: openObjection,
    to: "lodged",
    remember: ({ visitNumber, object, unit, text }) => ({ visitNumber, object, unit, text }),
    head: ({ object, unit, division }) => ({ title: `异议：${object}`, unit, division }),
  },
  states: {
    lodged: { title: t("待答复", "To be answered"), waitsFor: "unitHead", within: "inspections.objection" },
    upheld: { title: t("异议成立，已更正", "Upheld, corrected"), final: true, tone: "done" },
    rejected: { title: t("异议不成立", "Not upheld"), final: true, tone: "refused" },
    withdrawn: { title: t("已撤回", "Withdrawn"), final: true },
  },
  actions: {
    uphold: {
      title: t("异议成立，更正结果", "Uphold and correct"),
      by: "unitHead",
      from: "lodged",
      to: "upheld",
      input: z.object({ result: inputs.result, note: inputs.text("答复", "Answer") }),
      remember: (_c, input, at) => ({
        ...{ outcome: "upheld" as const, corrected: input.result },
        ...{ answer: input.note, answeredAt: at },
      }),
    },
    reject: {
      title: t("异议不成立", "Do not uphold"),
      by: "unitHead",
      from: "lodged",
      to: "rejected",
      input: z.object({ note: inputs.text("答复和理由", "Answer and reasons") }),
      remember: (_c, input, at) => ({ outcome: "rejected" as const, answer: input.note, answeredAt: at }),
    },
    withdraw: {
      title: t("撤回异议", "Withdraw"),
      by: "applicant",
      from: "lodged",
      to: "withdrawn",
      input: z.object({}),
    },
  },
});
