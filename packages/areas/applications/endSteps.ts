import { dayOf } from "@wuxing/kernel/calendar";
import type { Case } from "@wuxing/kernel/procedure";
import { stay } from "@wuxing/kernel/procedure";
import { t } from "@wuxing/kernel/text";
import type { ApplicationData } from "./ApplicationData.ts";
import { decidedTooEarly, grantBarred, whereGranted } from "./applicationGuards.ts";
import * as inputs from "./inputs.ts";

type Application = Case<ApplicationData>;
const toDecide = ["received", "inProgress", "renewing", "renewalOverdue"] as const;
const beforeDecision = [
  "received",
  "correcting",
  "preReview",
  "preReviewRenewing",
  "inProgress",
  "special",
  "renewing",
  "renewalOverdue",
] as const;

/** Decisions, what follows from them, and the ways to end without one (行政许可法 §38, §44, §50). */
export const endSteps = {
  grant: {
    title: t("准予", "Grant"),
    by: "assignedUnit",
    from: toDecide,
    to: whereGranted,
    input: inputs.grant,
    unless: grantBarred,
    refuse: (_c: Application, { validUntil }: { validUntil?: string | undefined }, at: string) =>
      validUntil !== undefined && validUntil <= dayOf(at)
        ? t("有效期应在今天以后", "It is valid until a day after today")
        : undefined,
    remember: (_c: Application, input: { decision: string; validUntil?: string | undefined }, at: string) => ({
      decision: input.decision,
      decidedAt: at,
      ...(input.validUntil ? { validUntil: input.validUntil } : {}),
    }),
  },
  deny: {
    title: t("不予", "Refuse"),
    by: "assignedUnit",
    from: toDecide,
    to: "denied",
    input: inputs.deny,
    unless: decidedTooEarly,
    remember: (_c: Application, { decision }: { decision: string }, at: string) => ({ decision, decidedAt: at }),
  },
  deemRenewed: {
    title: t("届满未决定，依法视为准予延续", "No decision before expiry: renewed by law"),
    by: "clock",
    from: "renewalOverdue",
    to: whereGranted,
    input: inputs.nothing,
    remember: (_c: Application, _input: unknown, at: string) => ({ deemed: true, decidedAt: at }),
  },
  settleFee: {
    title: t("已缴费", "The fee is paid"),
    by: "system",
    // Granted: it was declared not to be due meanwhile. What comes after the end opens its refund by itself (fees.ts).
    from: [...beforeDecision, "awaitingFee", "granted"],
    to: (c: Application) => (c.state === "awaitingFee" ? ("granted" as const) : stay),
    input: inputs.settleFee,
    remember: () => ({ feePaid: true }),
  },
  waiveFee: {
    title: t("免缴费用", "Declare the fee not due"),
    by: "unitHead",
    from: [...beforeDecision, "awaitingFee"],
    to: (c: Application) => (c.state === "awaitingFee" ? ("granted" as const) : stay),
    input: inputs.reasonOnly,
    unless: ({ data }: Application) =>
      !data.fee || data.feeWaived
        ? t("没有要缴的费用，或已经免缴", "Nothing is to be paid, or it was declared not due before")
        : undefined,
    remember: () => ({ feeWaived: true }),
  },
  deliver: {
    title: t("送达，办结归档", "Deliver and close"),
    by: "assignedUnit",
    from: "granted",
    to: "closed",
    input: inputs.deliver,
    proposes: ({ data }: Application) => ({
      method: {
        value: data.delivery,
        options: inputs.deliveries.filter(({ value }) => value !== "certificate" || data.issues !== undefined),
        because: t("申请人选的", "as the applicant chose"),
      },
    }),
    refuse: (c: Application, { method, trackingNumber }: { method: string; trackingNumber?: string | undefined }) => {
      if (method === "certificate" && !c.data.issues)
        return t(
          "这件事不发电子证照，请选别的送达方式",
          "No electronic certificate is issued here: choose another way",
        );
      return method === "post" && !trackingNumber
        ? t("邮寄的请填写邮件号", "Give the number of the parcel for what went by post")
        : undefined;
    },
    remember: (_c: Application, input: { method: string; trackingNumber?: string | undefined }) => ({
      deliveredBy: input.method,
      ...(input.trackingNumber ? { trackingNumber: input.trackingNumber } : {}),
    }),
  },
  terminate: {
    title: t("终止办理", "End it without a decision"),
    by: "assignedUnit",
    from: ["preReview", "preReviewRenewing", "inProgress", "special", "renewing", "renewalOverdue"],
    to: "terminated",
    input: inputs.terminate,
  },
  withdraw: {
    title: t("撤回申请", "Withdraw the application"),
    by: "applicant",
    from: [...beforeDecision, "awaitingFee"],
    to: "withdrawn",
    input: inputs.noteOnly,
  },
  viewContact: {
    title: t("查看联系方式", "Show contact details"),
    by: "assignedUnit",
    from: [...beforeDecision, "awaitingFee", "granted"],
    to: stay,
    input: inputs.purpose,
    internal: true,
    reveals: "reporter",
  },
} as const;
