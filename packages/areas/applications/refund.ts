import { type Case, defineProcedure, field } from "@wuxing/kernel/procedure";
import { t } from "@wuxing/kernel/text";
import { z } from "zod";
import type { ApplicationData } from "./ApplicationData.ts";

export interface RefundData {
  /** In 分. */
  readonly amount: number;
  /** Under which number the payment platform, or the counter, gave it back. */
  readonly reference?: string;
}

/** Why a fee is given back: how the application ended, or that it was declared not to be due. */
export const refundReasons = ["denied", "notAccepted", "lapsed", "withdrawn", "terminated", "waived"] as const;
export const isRefundReason = (state: string): boolean => refundReasons.some((one) => one === state);

/** What opens the refund of a fee that was paid for this application; undefined where the fee is due, or there is none. */
export function refundOf(application: Case): object | undefined {
  const { title, unit, division, state } = application;
  const { fee, feeWaived } = application.data as unknown as ApplicationData;
  const because = isRefundReason(state) ? state : feeWaived ? "waived" : undefined;
  return fee && because ? { title, unit, division, amount: fee, because } : undefined;
}

const recordRefund = z.object({
  reference: field(z.string().trim().min(2, { error: "请写退款的凭证号 | Give the number of the refund" }).max(80), {
    label: t("退款凭证号", "Number of the refund"),
  }),
});

/**
 * A fee that was paid and is not due any more is given back: a case of its own, for the applicant waits for it until a
 * day. The payment platform is asked by itself, again and again where it fails (refundJob.ts); what was paid at the
 * counter the unit gives back and records.
 */
export const refundProcedure = defineProcedure<RefundData>()({
  type: "applications.refund",
  title: t("退费", "Refund"),
  prefix: "TF",
  open: {
    title: t("退还费用", "Give the fee back"),
    by: "system",
    to: "due",
    input: z.object({
      title: z.string(),
      unit: z.string(),
      division: z.string().nullable().optional(),
      amount: z.int().min(1),
      because: z.enum(refundReasons),
    }),
    remember: ({ amount }) => ({ amount }),
    head: ({ title, unit, division }) => ({ title, unit, division: division ?? null }),
  },
  states: {
    due: { title: t("待退费", "To be refunded"), waitsFor: "assignedUnit", within: "applications.refund" },
    refunded: { title: t("已退费", "Refunded"), final: true, tone: "done" },
  },
  actions: {
    recordRefund: {
      title: t("登记已退费", "Record that it was refunded"),
      ...{ by: ["assignedUnit", "system"], from: "due", to: "refunded", input: recordRefund },
      remember: (_c, { reference }) => ({ reference }),
    },
  },
});
