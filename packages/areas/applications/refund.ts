import { type Case, defineProcedure, field } from "@wuxing/kernel/procedure";
import { type Text, t } from "@wuxing/kernel/text";
import { type Item, type RefundRow, refundEndings } from "@wuxing/platform/items";
import { z } from "zod";
import type { ApplicationData } from "./ApplicationData.ts";

export interface RefundData {
  /** In 分. */
  readonly amount: number;
  /** Why so much of the fee. */
  readonly basis?: string;
  /** Under which number the payment platform, or the counter, gave it back. */
  readonly reference?: string;
}

/** Why a fee is given back: how the application ended, or that it was declared not to be due. */
export const refundReasons = [...refundEndings, "waived"] as const;
type Reason = (typeof refundReasons)[number];
export const isRefundReason = (state: string): state is Reason => refundReasons.some((one) => one === state);

/** What the city gives back where an item says nothing: its own rule, to be confirmed (M). */
export const cityRefund = { percent: 100, basis: "本市政务服务规程（待核）" } as const;

type Refunds = Pick<ApplicationData, "refunds">;

/** Which part of a fee is given back, and where that is written: the item's own row first. What was never due goes back whole. */
export function refundShare({ refunds }: Refunds, because: Reason): Pick<RefundRow, "percent" | "basis"> {
  return refunds?.find(({ ending }) => ending === because) ?? cityRefund;
}

/** So much of a fee in 分; a fraction of one is the applicant's. */
export const shareOf = (fee: number, percent: number): number => Math.ceil((fee * percent) / 100);

/** What opens the refund of a fee that was paid for this application; undefined where the fee is due, or kept, or there is none. */
export function refundOf(application: Case): object | undefined {
  const { title, unit, division, state } = application;
  const data = application.data as unknown as ApplicationData;
  const because = isRefundReason(state) ? state : data.feeWaived ? "waived" : undefined;
  if (!data.fee || !because) return undefined;
  const { percent, basis } = refundShare(data.feeWaived ? {} : data, because);
  const amount = shareOf(data.fee, percent);
  return amount > 0 ? { title, unit, division, amount, because, basis } : undefined;
}

const endings: Readonly<Record<RefundRow["ending"], Text>> = {
  denied: t("决定不予的", "Refused"),
  notAccepted: t("不予受理的", "Not accepted"),
  lapsed: t("逾期未补正的", "Not mended in time"),
  withdrawn: t("您撤回的", "Withdrawn by you"),
  terminated: t("终止办理的", "Ended without a decision"),
};
const shareWords = (percent: number): Text =>
  percent === 100
    ? t("全额退还", "all of it is given back")
    : percent === 0
      ? t("不退", "nothing is given back")
      : t(`退还 ${percent} %`, `${percent} % of it is given back`);

/** What of a fee that was paid comes back where nothing is granted, as the guide says it before one applies. */
export function refundLines(item: Pick<Item, "fee" | "refunds">): Text[] {
  if (!item.fee || item.fee.amount === 0) return [];
  const { refunds = [] } = item;
  const own = refunds.map(({ ending, percent, basis }) => {
    const [how, share] = [endings[ending], shareWords(percent)];
    return t(`${how.zh}，${share.zh}（${basis}）`, `${how.en}: ${share.en} (${basis})`);
  });
  if (own.length === refundEndings.length) return own;
  const share = shareWords(cityRefund.percent);
  const rest = own.length > 0 ? t("其他没有办成的", "Otherwise not granted") : t("没有办成的", "Not granted");
  return [
    ...own,
    t(`${rest.zh}，已缴的${share.zh}（${cityRefund.basis}）`, `${rest.en}: ${share.en} (${cityRefund.basis})`),
  ];
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
      basis: field(z.string().max(300).optional(), { label: t("退费依据", "Given back under") }),
    }),
    remember: ({ amount, basis }) => ({ amount, ...(basis ? { basis } : {}) }),
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
