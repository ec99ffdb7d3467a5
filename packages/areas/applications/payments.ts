import { createHmac, timingSafeEqual } from "node:crypto";
import type { Outgoing } from "@wuxing/platform/http";
import { z } from "zod";

/** What the payment platform says once something was paid; `payment` is its own number. */
export interface PaymentNotice {
  readonly number: string;
  readonly payment: string;
  readonly amount: number;
}

/** What is to be given back: `refund` is our number of it, under which it is done once. */
export interface RefundOrder extends PaymentNotice {
  readonly refund: string;
}

/** Where fees are paid (统一公共支付): the address that an applicant is sent to, and how its notices are known to be its own. */
export interface Payments {
  /** Nothing is charged: said on the page. */
  readonly demo?: true;
  readonly addressFor: (notice: { readonly number: string; readonly amount: number }) => string;
  readonly isSigned: (notice: PaymentNotice, signature: string) => boolean;
  /** Gives a payment back, and tells under which number; the same `refund` asked again is given back once. Rejects where it was not done. Absent: by hand alone. */
  readonly refund?: (order: RefundOrder) => Promise<{ readonly reference: string }>;
}

const signed = (secret: string, lines: readonly (string | number)[]): Buffer =>
  createHmac("sha256", secret).update(lines.join("\n")).digest();
const linesOf = ({ number, payment, amount }: PaymentNotice) => [number, payment, amount];

/** A payment platform that shares a secret: its notices are signed with HMAC-SHA256 over number, payment and amount, a line each. */
export const sharedSecretPayments = (secret: string, page: string): Payments => ({
  addressFor: ({ number, amount }) => `${page}?number=${encodeURIComponent(number)}&amount=${amount}`,
  isSigned: (notice, signature) => {
    const [own, given] = [signed(secret, linesOf(notice)), Buffer.from(signature, "hex")];
    return own.length === given.length && timingSafeEqual(own, given);
  },
});

/** The signature of a notice, as the payment platform makes it. */
export const signPayment = (secret: string, notice: PaymentNotice): string =>
  signed(secret, linesOf(notice)).toString("hex");

/** The signature of an order to give back: over the refund's number and what a notice is signed over. */
export const signRefund = (secret: string, order: RefundOrder): string =>
  signed(secret, [order.refund, ...linesOf(order)]).toString("hex");

const answered = z.object({ reference: z.string().min(1).max(80) });

/** Asks a payment platform at an address of its own to give back, by a signed order in JSON; it answers with its number. */
export const refundsAt =
  (secret: string, url: string, ask: Outgoing): NonNullable<Payments["refund"]> =>
  async (order) => {
    const answer = await ask(url, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ ...order, signature: signRefund(secret, order) }),
    });
    if (!answer.ok) throw new Error(`the payment platform answered ${answer.status}`);
    const read = answered.safeParse(await answer.json());
    if (!read.success) throw new Error("the payment platform answered without a number of the refund");
    return { reference: read.data.reference };
  };
