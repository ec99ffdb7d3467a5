import { type Case, defineProcedure, field, stay } from "@wuxing/kernel/procedure";
import { t } from "@wuxing/kernel/text";
import { z } from "zod";
import * as inputs from "./inputs.ts";

export interface UrgingData {
  readonly kind: "reminder" | "written";
  readonly number: string;
  readonly matter: string;
  readonly dueAt?: string | null;
  readonly note?: string;
  readonly response?: string;
  /** Why the supervision that should follow was held back: the limit, with the earlier ones. */
  readonly held?: string;
}

const within = (c: Case<UrgingData>): string => `oversight.${c.data.kind}`;

/** Urging (催办) a case of any kind: before its day, or in writing after it; what is still not done then comes under supervision (rules.md §2, §10). */
export const urgingProcedure = defineProcedure<UrgingData>()({
  type: "oversight.urging",
  title: t("催办", "Urging"),
  prefix: "CB",
  open: {
    title: t("催办", "Urge"),
    by: ["system", "dispatcher", "coordinator"],
    input: inputs.openUrging,
    to: "served",
    remember: ({ unit: _unit, division: _division, ...data }) => data,
    head: ({ number, matter, unit, division }) => ({
      title: `催办 ${matter} ${number}`,
      unit,
      division: division ?? null,
    }),
  },
  states: {
    served: { title: t("已催办，待办理", "Urged"), waitsFor: "assignedUnit", within, ifOverdue: "pass" },
    unheeded: { title: t("催办无效，待督办", "Urged in vain"), waitsFor: "coordinator", within: "oversight.decide" },
    heeded: { title: t("已办理", "Done"), final: true, tone: "done" },
    passed: { title: t("提醒已过", "Reminded"), final: true },
    supervised: { title: t("已转督办", "Under supervision"), final: true },
    waived: { title: t("不再督办", "Not supervised"), final: true },
  },
  actions: {
    respond: {
      title: t("回应催办", "Respond"),
      by: "assignedUnit",
      from: ["served", "unheeded"],
      to: stay,
      input: z.object({ note: inputs.text("现在办到哪里、什么时候办结", "How far it is, and when it will be done") }),
      remember: (_c, input) => ({ response: input.note }),
    },
    heed: {
      title: t("办件已往下办", "The case went on"),
      by: "system",
      from: ["served", "unheeded"],
      to: "heeded",
      input: inputs.nothing,
    },
    pass: {
      title: t("催办期限已过", "The term of the urging has passed"),
      by: "clock",
      from: "served",
      to: ({ data }) => (data.kind === "written" ? "unheeded" : "passed"),
      input: inputs.nothing,
    },
    supervise: {
      title: t("转督办", "Bring under supervision"),
      by: "system",
      from: ["served", "unheeded"],
      to: "supervised",
      input: inputs.nothing,
    },
    hold: {
      title: t("督办频次已到上限，暂缓", "Held back by the limit on supervision"),
      by: "system",
      from: "unheeded",
      to: stay,
      input: z.object({ reason: field(z.string().max(1000), { label: t("理由", "Reason"), type: "textarea" }) }),
      remember: (_c, input) => ({ held: input.reason }),
    },
    waive: {
      title: t("不再督办", "Do not supervise"),
      by: "coordinator",
      from: "unheeded",
      to: "waived",
      input: inputs.reason,
    },
  },
});
