import { systemActor } from "@wuxing/kernel/procedure";
import type { AreaJob, Platform } from "@wuxing/platform/area";
import { commandId, handle } from "@wuxing/platform/casework";
import type { Payments } from "./payments.ts";

interface Owed {
  readonly id: number;
  readonly refund: string;
  readonly number: string;
  readonly payment: string;
  readonly amount: number;
  readonly attempts: number;
}

const minute = 60_000;
const longestWait = 6 * 60 * minute;

/** The refunds of what was paid online that are due to be asked for now. */
async function owedNow({ pool, casework }: Platform): Promise<readonly Owed[]> {
  const { rows } = await pool.query<Owed>(
    `SELECT c.id, c.number AS refund, parent.number, f.payment, (c.data->>'amount')::integer AS amount,
       COALESCE(a.attempts, 0) AS attempts
     FROM cases c JOIN cases parent ON parent.id = c.parent_id JOIN application_fees f ON f.case_id = c.parent_id
       LEFT JOIN refund_attempts a ON a.case_id = c.id
     WHERE c.type = 'applications.refund' AND c.closed_at IS NULL AND f.payment IS NOT NULL
       AND (a.next_at IS NULL OR a.next_at <= $1)
     ORDER BY c.id LIMIT 50`,
    [casework.now()],
  );
  return rows;
}

/**
 * Asks the payment platform to give back what is no longer due. The refund's own number goes with it, so that asked twice
 * it is given back once; where it fails it is asked again, each time later, until it is done.
 */
export const refundJob = ({ refund: ask }: Payments): AreaJob => ({
  name: "applications.refunds",
  cron: "* * * * *",
  work: async (platform) => {
    const { pool, casework } = platform;
    if (!ask) return;
    for (const { id, attempts, ...order } of await owedNow(platform)) {
      try {
        const { reference } = await ask(order);
        const command = { caseId: id, action: "recordRefund", input: { reference }, actor: systemActor };
        await handle(casework, { ...command, commandId: commandId("applications.refund", id) });
      } catch (error) {
        const wait = Math.min(longestWait, minute * 2 ** attempts);
        const next = new Date(Date.parse(casework.now()) + wait).toISOString();
        await pool.query(
          `INSERT INTO refund_attempts (case_id, attempts, next_at, fault) VALUES ($1, 1, $2, $3)
           ON CONFLICT (case_id) DO UPDATE SET attempts = refund_attempts.attempts + 1, next_at = $2, fault = $3`,
          [id, next, String(error instanceof Error ? error.message : error).slice(0, 300)],
        );
      }
    }
  },
});
