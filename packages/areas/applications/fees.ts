import { type Case, Refusal, systemActor } from "@wuxing/kernel/procedure";
import { t } from "@wuxing/kernel/text";
import type { Platform } from "@wuxing/platform/area";
import { commandId, findCase, handle, type Projection } from "@wuxing/platform/casework";
import type { Pool } from "pg";
import type { PaymentNotice } from "./payments.ts";
import { type RefundData, refundOf } from "./refund.ts";

/** What an application costs, in 分, and what came of it. */
export interface Fee {
  readonly amount: number;
  readonly basis: string;
  readonly state: "due" | "paid" | "waived";
  readonly receipt: string | null;
  readonly paidAt: string | null;
}

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
export async function takePayment(platform: Platform, caseId: number, notice: PaymentNotice): Promise<void> {
  const { pool, casework } = platform;
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
  // Where it was declared not to be due meanwhile, its entry calls for the refund.
  const command = { caseId, action: "settleFee", input: { receipt }, actor: systemActor };
  try {
    await handle(casework, { ...command, commandId: commandId("applications.fee", notice.payment, caseId) });
  } catch (error) {
    if (!(error instanceof Refusal) || error.code !== "wrongState") throw error;
    await giveBack(platform, caseId, notice);
  }
}

/** It had ended when the payment came: nothing is done in it any more, and the refund opens beside it; once. */
async function giveBack({ pool, intake }: Platform, caseId: number, { payment }: PaymentNotice): Promise<void> {
  const ended = await findCase(pool, caseId);
  const input = ended && refundOf(ended);
  const id = commandId("applications.refund", payment, caseId);
  if (input) await intake({ type: "applications.refund", actor: systemActor, commandId: id, parentId: caseId, input });
}

/** A fee that is declared not to be due is not asked for any more. */
export const feeProjection: Projection = {
  type: "applications.application",
  apply: async (client, { action }, after) => {
    if (action === "waiveFee")
      await client.query("UPDATE application_fees SET state = 'waived' WHERE case_id = $1 AND state = 'due'", [
        after.id,
      ]);
  },
};

/** The refund of an application's fee as applicant and officer are told of it. */
export interface Refund {
  readonly amount: number;
  /** Where it is written that so much comes back. */
  readonly basis: string | null;
  readonly done: boolean;
  readonly reference: string | null;
  readonly dueAt: string | null;
  /** How often the payment platform was asked in vain, and when it is asked again. */
  readonly attempts: number;
  readonly nextAt: string | null;
}

/** The refund of an application; undefined where none was called for. */
export async function findRefund(db: Pick<Pool, "query">, caseId: number): Promise<Refund | undefined> {
  const { rows } = await db.query<
    Pick<Case, "data" | "closedAt"> & Omit<Refund, "amount" | "basis" | "done" | "reference">
  >(
    `SELECT c.data, c.closed_at AS "closedAt", c.due_at AS "dueAt", COALESCE(a.attempts, 0) AS attempts,
       a.next_at AS "nextAt"
     FROM cases c LEFT JOIN refund_attempts a ON a.case_id = c.id
     WHERE c.parent_id = $1 AND c.type = 'applications.refund' ORDER BY c.id LIMIT 1`,
    [caseId],
  );
  const [row] = rows;
  if (!row) return undefined;
  const { amount, basis = null, reference } = row.data as unknown as RefundData;
  const { dueAt, attempts, nextAt, closedAt } = row;
  return { amount, basis, done: closedAt !== null, reference: reference ?? null, dueAt, attempts, nextAt };
}
