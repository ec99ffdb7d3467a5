import { createHmac, timingSafeEqual } from "node:crypto";
import { Refusal, systemActor } from "@wuxing/kernel/procedure";
import { t } from "@wuxing/kernel/text";
import type { Platform } from "@wuxing/platform/area";
import { commandId, handle } from "@wuxing/platform/casework";
import type { Pool } from "pg";

/** What an application costs, in 分, and what came of it. */
export interface Fee {
  readonly amount: number;
  readonly basis: string;
  readonly state: "due" | "paid" | "waived";
  readonly receipt: string | null;
  readonly paidAt: string | null;
}

/** What the payment platform says once something was paid; `payment` is its own number. */
export interface PaymentNotice {
  readonly number: string;
  readonly payment: string;
  readonly amount: number;
}

/** Where fees are paid (统一公共支付): the address that an applicant is sent to, and how its notices are known to be its own. */
export interface Payments {
  /** Nothing is charged: said on the page. */
  readonly demo?: true;
  readonly addressFor: (notice: { readonly number: string; readonly amount: number }) => string;
  readonly isSigned: (notice: PaymentNotice, signature: string) => boolean;
}

const signed = (secret: string, { number, payment, amount }: PaymentNotice): Buffer =>
  createHmac("sha256", secret).update(`${number}\n${payment}\n${amount}`).digest();

/** A payment platform that shares a secret: its notices are signed with HMAC-SHA256 over number, payment and amount, a line each. */
export const sharedSecretPayments = (secret: string, page: string): Payments => ({
  addressFor: ({ number, amount }) => `${page}?number=${encodeURIComponent(number)}&amount=${amount}`,
  isSigned: (notice, signature) => {
    const [own, given] = [signed(secret, notice), Buffer.from(signature, "hex")];
    return own.length === given.length && timingSafeEqual(own, given);
  },
});

/** The signature of a notice, as the payment platform makes it. */
export const signPayment = (secret: string, notice: PaymentNotice): string => signed(secret, notice).toString("hex");

/** Writes what an application costs; once. */
export async function chargeFee(
  db: Pick<Pool, "query">,
  caseId: number,
  { amount, basis }: Pick<Fee, "amount" | "basis">,
): Promise<void> {
  await db.query("INSERT INTO application_fees (case_id, amount, basis) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING", [
    ...[caseId, amount, basis],
  ]);
}

/** The fee of an application; undefined where it is free of charge. */
export async function findFee(db: Pick<Pool, "query">, caseId: number): Promise<Fee | undefined> {
  const { rows } = await db.query<Fee>(
    `SELECT amount, basis, state, receipt, paid_at AS "paidAt" FROM application_fees WHERE case_id = $1`,
    [caseId],
  );
  return rows[0];
}

/**
 * Takes a notice of payment: the whole amount, once; said again it does nothing. The case goes on by itself where it
 * waited for it. Throws Refusal where there is nothing to pay, another amount was paid, or another payment was taken.
 */
export async function takePayment({ pool, casework }: Platform, caseId: number, notice: PaymentNotice): Promise<void> {
  const receipt = `SJ-${notice.number}`;
  const { rows } = await pool.query<{ amount: number; payment: string | null }>(
    `UPDATE application_fees SET state = 'paid', payment = COALESCE(payment, $2), receipt = $3,
       paid_at = COALESCE(paid_at, $4)
     WHERE case_id = $1 AND amount = $5 AND (payment IS NULL OR payment = $2) RETURNING amount, payment`,
    [caseId, notice.payment, receipt, casework.now(), notice.amount],
  );
  if (rows.length === 0)
    throw new Refusal(
      "conflict",
      t(
        "没有这笔应缴的费用，或金额不符、已用另一笔缴清",
        "Nothing of this amount is to be paid, or another payment was taken",
      ),
    );
  const command = { caseId, action: "settleFee", input: { receipt }, actor: systemActor };
  try {
    await handle(casework, { ...command, commandId: commandId("applications.fee", notice.payment, caseId) });
  } catch (error) {
    // It ended meanwhile: the payment is kept, and is given back by the payment platform's own ways.
    if (!(error instanceof Refusal) || error.code !== "wrongState") throw error;
  }
}
