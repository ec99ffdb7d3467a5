import { defineProcedure, field, stay } from "@wuxing/kernel/procedure";
import { t } from "@wuxing/kernel/text";
import { z } from "zod";
import * as inputs from "./inputs.ts";

const openObjection = z.object({
  claim: inputs.text("兑现编号", "Number of the claim", 60),
  title: inputs.text("公示事项", "What was on notice", 200),
  unit: field(z.string().max(40), { label: t("主管单位", "Owner"), type: "unit" }),
  division: field(z.string().max(12).nullable().default(null), { label: t("区划", "Division") }),
  text: inputs.said("为什么不该兑现", "Why it should not be paid", 2000),
});

interface ObjectionData {
  readonly claim: string;
  /** What was said at first, and each that was added. */
  readonly text: string;
  /** How often something was added. */
  readonly added?: number;
  readonly answer?: string;
}

/** So often something is added; who has more to say waits for the answer. */
export const mostAdded = 5;

const answer = z.object({ answer: inputs.said("核实情况和答复", "What was found, and the answer", 2000) });
const told = (_c: unknown, input: { answer: string }) => ({ answer: input.answer });

/**
 * Somebody says during the notice why a claim should not be paid. It is a child of the claim, which waits for it. Each has one
 * that is open: what comes to his mind later goes into that one (objectionProjection).
 */
export const objectionProcedure = defineProcedure<ObjectionData>()({
  type: "policies.objection",
  title: t("兑现公示异议", "Objection to a claim"),
  prefix: "GY",
  open: {
    title: t("提出异议", "Object"),
    by: "anyone",
    input: openObjection,
    to: "lodged",
    remember: ({ claim, text }) => ({ claim, text }),
    head: ({ title, unit, division }) => ({ title: `异议：${title}`, unit, division }),
  },
  states: {
    lodged: { title: t("核实中", "Looked into"), waitsFor: "unitHead", within: "policies.objection" },
    upheld: { title: t("异议成立", "Upheld"), final: true, tone: "done" },
    rejected: { title: t("异议不成立", "Not upheld"), final: true, tone: "refused" },
    withdrawn: { title: t("已撤回", "Withdrawn"), final: true },
  },
  actions: {
    add: {
      title: t("补充异议", "Add to it"),
      by: "applicant",
      from: "lodged",
      to: stay,
      input: z.object({ text: inputs.said("补充什么", "What is to be added", 2000) }),
      unless: ({ data }) =>
        (data.added ?? 0) >= mostAdded
          ? t(`已经补充了 ${mostAdded} 次，请等核实结果`, `It was added to ${mostAdded} times: wait for the answer`)
          : undefined,
      remember: ({ data }, { text }) => ({ text: `${data.text}\n\n补充：${text}`, added: (data.added ?? 0) + 1 }),
    },
    uphold: {
      title: t("异议成立，撤销兑现", "Uphold: the claim is revoked"),
      by: "unitHead",
      from: "lodged",
      to: "upheld",
      input: answer,
      remember: told,
    },
    reject: {
      title: t("异议不成立", "Do not uphold"),
      by: "unitHead",
      from: "lodged",
      to: "rejected",
      input: answer,
      remember: told,
    },
    withdraw: {
      title: t("撤回异议", "Withdraw"),
      by: "applicant",
      from: "lodged",
      to: "withdrawn",
      input: inputs.nothing,
    },
  },
});
