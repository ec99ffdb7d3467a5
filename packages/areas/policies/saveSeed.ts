import { openAccount, type World } from "@wuxing/platform/citizens";
import type { PoolClient } from "pg";
import { claimData, type SeededPolicies } from "./seed.ts";

/** The phone by which the demonstration signs in for a firm; the middle shows that it is nobody's. */
export const demoFirmPhone = "13900000001";

/** Writes the demo city's files of firms, and the orders that were answered, as the owner of the database. */
export async function savePolicies(
  client: PoolClient,
  world: Pick<World, "vault" | "now">,
  { firms, batches, paid }: SeededPolicies,
): Promise<void> {
  await client.query(`INSERT INTO policy_firms SELECT * FROM json_populate_recordset(NULL::policy_firms, $1)`, [
    JSON.stringify(firms),
  ]);
  await client.query(
    `INSERT INTO policy_batches (id, payer, made_at, made_by, pay_on)
     SELECT id, 'px-czj', at, 'officer-czj', (at AT TIME ZONE 'Asia/Shanghai')::date
     FROM json_to_recordset($1) AS b(id text, at timestamptz)`,
    [JSON.stringify(batches)],
  );
  const rows = paid.map((c) => {
    const { uscc, firm, amountFen, batch } = claimData(c);
    return { batch, case_id: c.id, number: c.number, uscc, firm_name: firm, amount_fen: amountFen, at: c.closedAt };
  });
  await client.query(
    `INSERT INTO policy_payments (batch, case_id, number, uscc, firm_name, bank, account, amount_fen, outcome, answered_at)
     SELECT p.batch, p.case_id, p.number, p.uscc, p.firm_name, f.bank, f.account, p.amount_fen, 'paid', p.at
     FROM json_to_recordset($1) AS p(batch text, case_id bigint, number text, uscc text, firm_name text,
       amount_fen bigint, at timestamptz) JOIN policy_firms f USING (uscc)`,
    [JSON.stringify(rows)],
  );
  const [own] = firms;
  if (!own) return;
  const citizen = await openAccount(client, world, demoFirmPhone);
  await client.query("UPDATE citizens SET phone_shown_at = $2 WHERE id = $1", [citizen, world.now()]);
  await client.query(
    `INSERT INTO firms (uscc, name, representative, confirmed_at, asked_at) VALUES ($1, $2, $3, $4, $4)`,
    [own.uscc, own.name, citizen, world.now()],
  );
}
