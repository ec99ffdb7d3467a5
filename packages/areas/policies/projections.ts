import { dayOf } from "@wuxing/kernel/calendar";
import { type Entry, Refusal } from "@wuxing/kernel/procedure";
import { t } from "@wuxing/kernel/text";
import type { Projection } from "@wuxing/platform/casework";
import type { PoolClient } from "pg";
import type { ClaimData } from "./claim.ts";
import { objectionProjection } from "./objectionProjection.ts";
import { policyProjection } from "./policyProjection.ts";
import type { RecoveryData } from "./recovery.ts";

/** States in which a claim's amount is set aside. */
const setAside = new Set(["noticed", "objected", "payable", "ordered", "bounced", "paid"]);

/**
 * A claim's row, and its policy's budget. What it takes of the budget follows from its state before and after, so an
 * approval that the budget does not bear is refused with everything that it would have written.
 */
const claims: Projection = {
  type: "policies.claim",
  apply: async (client, entry, after) => {
    const data = after.data as unknown as ClaimData;
    const { policy, amountFen } = data;
    const now = { setAside: setAside.has(after.state), paid: after.state === "paid" };
    const { rows } = await client.query<{ setAside: boolean; paid: boolean }>(
      `SELECT set_aside AS "setAside", paid FROM policy_claims WHERE case_id = $1`,
      [after.id],
    );
    const before = rows[0] ?? { setAside: false, paid: false };
    await client.query(
      `INSERT INTO policy_claims (case_id, number, policy, clause, uscc, firm_name, unit, kind, amount_fen, state,
         opened_at, notice_until, set_aside, paid)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)
       ON CONFLICT (case_id) DO UPDATE SET state = excluded.state,
         notice_until = COALESCE(excluded.notice_until, policy_claims.notice_until),
         set_aside = excluded.set_aside, paid = excluded.paid`,
      [
        ...[after.id, after.number, policy, data.clause, data.uscc, data.firm, data.owner, data.kind, amountFen],
        ...[after.state, after.openedAt],
        after.state === "noticed" && after.clock ? dayOf(after.clock.dueAt) : null,
        ...[now.setAside, now.paid],
      ],
    );
    const change = (is: boolean, was: boolean): number => (Number(is) - Number(was)) * amountFen;
    await takeOfBudget(client, policy, change(now.setAside, before.setAside), change(now.paid, before.paid));
    if (entry.action === "order") await writePayment(client, after.id, data);
    if (entry.action === "settle") await answerPayment(client, entry, after.id);
  },
};

/** The order to the bank, in the entry's own transaction: a claim that is ordered has one, and no other has. */
async function writePayment(client: PoolClient, caseId: number, { uscc, batch }: ClaimData): Promise<void> {
  const written = await client.query(
    `INSERT INTO policy_payments (batch, case_id, number, uscc, firm_name, bank, account, amount_fen)
     SELECT $1, c.case_id, c.number, f.uscc, c.firm_name, f.bank, f.account, c.amount_fen
     FROM policy_firms f JOIN policy_claims c ON c.case_id = $2
     WHERE f.uscc = $3 AND f.account IS NOT NULL`,
    [batch, caseId, uscc],
  );
  if (written.rowCount === 1) return;
  throw new Refusal(
    "refused",
    t("企业还没有收款账户，请企业先在专属空间填写", "The firm has no account yet: it gives one in its space first"),
  );
}

async function answerPayment(client: PoolClient, entry: Entry, caseId: number): Promise<void> {
  await client.query(
    `UPDATE policy_payments SET outcome = $2, reason = $3, answered_at = $4 WHERE case_id = $1 AND outcome IS NULL`,
    [caseId, entry.input.outcome, entry.input.reason ?? null, entry.at],
  );
}

/** Throws Refusal where the budget does not bear it; the table's own constraint would refuse it too. */
async function takeOfBudget(client: PoolClient, policy: string, setAsideFen: number, paidFen: number): Promise<void> {
  if (setAsideFen === 0 && paidFen === 0) return;
  const taken = await client.query(
    `UPDATE policy_budgets SET set_aside_fen = set_aside_fen + $2, paid_fen = paid_fen + $3
     WHERE number = (SELECT series FROM policy_policies WHERE number = $1) AND ($2 <= 0 OR set_aside_fen + $2 <= total_fen)`,
    [policy, setAsideFen, paidFen],
  );
  if (taken.rowCount === 1) return;
  throw new Refusal(
    "refused",
    t(
      "预算余额不足，不能通过：请主管单位负责人追加预算，或不予兑现并说明",
      "The budget does not bear it: its head adds to the budget, or the claim is refused with the reason",
    ),
  );
}

/** What a firm returned is the budget's again. */
const recoveries: Projection = {
  type: "policies.recovery",
  apply: async (client, _entry, after) => {
    if (after.state !== "returned") return;
    const { claim } = after.data as unknown as RecoveryData;
    const { rows } = await client.query<{ policy: string; amountFen: number }>(
      `UPDATE policy_claims SET set_aside = false, paid = false, state = 'recovered' WHERE number = $1 AND paid
       RETURNING policy, amount_fen::float8 AS "amountFen"`,
      [claim],
    );
    for (const { policy, amountFen } of rows) await takeOfBudget(client, policy, -amountFen, -amountFen);
  },
};

export const policyProjections: readonly Projection[] = [policyProjection, claims, objectionProjection, recoveries];
