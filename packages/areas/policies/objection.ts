import { defineProcedure, field } from "@wuxing/kernel/procedure";
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
  readonly text: string;
  readonly answer?: string;
}

const answer = z.object({ answer: inputs.said("核实情况和答复", "What was found, and the answer", 2000) });
const told = (_c: unknown, input: { answer: string }) => ({ answer: input.answer });

/** Somebody says during the notice why a claim should not be paid. It is a child of the claim, which waits for it. */
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
