import { defineProcedure, field } from "@wuxing/kernel/procedure";
import { t } from "@wuxing/kernel/text";
import { z } from "zod";

/** What is asked: which case, by which unit, why, and until when where a day is asked for instead of a term. */
export interface ExtensionData {
  readonly reason: string;
  readonly until?: string;
  readonly decision?: string;
}

const openExtension = z.object({
  reason: field(z.string(), { label: t("延期理由", "Why it takes longer"), type: "textarea" }),
  until: field(z.iso.date().optional(), { label: t("申请延至", "Until"), type: "date" }),
  unit: z.string(),
  division: z.string().nullable().optional(),
  title: z.string(),
  approver: z.enum(["head", "coordinator", "leader"]),
});
const decision = z.object({
  note: field(z.string().trim().min(2, { error: "请写明意见 | Please give your opinion" }).max(500), {
    label: t("审批意见", "Opinion"),
    type: "textarea",
  }),
});

const waiting = { head: "withHead", coordinator: "withCoordinator", leader: "withLeader" } as const;

/** Asking for an extension is a small case of its own, so that the clock of the case it belongs to is not touched meanwhile. */
export const extensionProcedure = defineProcedure<ExtensionData>()({
  type: "extensions.request",
  title: t("延期申请", "Extension request"),
  prefix: "YQ",
  open: {
    title: t("申请延期", "Ask for an extension"),
    by: "system",
    input: openExtension,
    to: ({ approver }) => waiting[approver],
    remember: ({ reason, until }) => ({ reason, ...(until ? { until } : {}) }),
    head: (input) => ({ title: input.title, unit: input.unit, division: input.division ?? null }),
  },
  states: {
    withHead: {
      title: t("待负责人审批", "Waiting for the unit's head"),
      waitsFor: "unitHead",
      within: "extensions.decide",
    },
    withCoordinator: {
      title: t("待五型办审批", "Waiting for the coordinator"),
      waitsFor: "coordinator",
      within: "extensions.decide",
    },
    withLeader: {
      title: t("待政府批准", "Waiting for the government"),
      waitsFor: "leader",
      within: "extensions.decide",
    },
    granted: { title: t("已同意", "Granted"), final: true, tone: "done" },
    denied: { title: t("未同意", "Not granted"), final: true, tone: "refused" },
    lapsed: { title: t("不再需要", "No longer needed"), final: true },
  },
  actions: {
    grant: {
      title: t("同意", "Grant"),
      by: "unitHead",
      from: "withHead",
      to: "granted",
      input: decision,
      remember: (_c, input) => ({ decision: input.note }),
    },
    grantByCoordinator: {
      title: t("同意", "Grant"),
      by: "coordinator",
      from: "withCoordinator",
      to: "granted",
      input: decision,
      remember: (_c, input) => ({ decision: input.note }),
    },
    grantByLeader: {
      title: t("同意", "Grant"),
      by: "leader",
      from: "withLeader",
      to: "granted",
      input: decision,
      remember: (_c, input) => ({ decision: input.note }),
    },
    denyByLeader: {
      title: t("不同意", "Do not grant"),
      by: "leader",
      from: "withLeader",
      to: "denied",
      input: decision,
      remember: (_c, input) => ({ decision: input.note }),
    },
    deny: {
      title: t("不同意", "Do not grant"),
      by: "unitHead",
      from: "withHead",
      to: "denied",
      input: decision,
      remember: (_c, input) => ({ decision: input.note }),
    },
    denyByCoordinator: {
      title: t("不同意", "Do not grant"),
      by: "coordinator",
      from: "withCoordinator",
      to: "denied",
      input: decision,
      remember: (_c, input) => ({ decision: input.note }),
    },
    lapse: {
      title: t("办件已往下办，申请作罢", "The case went on; dropped"),
      by: "system",
      from: ["withHead", "withCoordinator", "withLeader"],
      to: "lapsed",
      input: z.object({}),
    },
  },
});
