import { randomInt } from "node:crypto";
import { Refusal } from "@wuxing/kernel/procedure";
import { t } from "@wuxing/kernel/text";
import type { Check } from "@wuxing/platform/casework";
import type { Pool } from "pg";

/** The number that whoever fetches the result says at the counter; made when the applicant first looks. */
export async function pickUpCode(db: Pick<Pool, "query">, caseId: number): Promise<string> {
  const { rows } = await db.query<{ code: string }>(
    `WITH made AS (INSERT INTO pick_up_codes (case_id, code) VALUES ($1, $2) ON CONFLICT DO NOTHING RETURNING code)
     SELECT code FROM made UNION ALL SELECT code FROM pick_up_codes WHERE case_id = $1 LIMIT 1`,
    [caseId, String(randomInt(1_000_000)).padStart(6, "0")],
  );
  return rows[0]?.code ?? pickUpCode(db, caseId);
}

/** A result goes over the counter to whoever says its code, where the applicant has asked for one. */
export const checkPickUp: Check = async (client, { type, action, caseId, input }) => {
  if (type !== "applications.application" || action !== "deliver" || input.method !== "counter") return;
  const { rows } = await client.query<{ code: string }>("SELECT code FROM pick_up_codes WHERE case_id = $1", [caseId]);
  if (!rows[0] || rows[0].code === input.code) return;
  const reason = t(
    "取件码不对：请申请人在办件页面上查看后报出",
    "That is not the pick-up code: the applicant reads it on the page of the application",
  );
  throw new Refusal("invalidInput", t("有几处需要改正", "Some fields need correcting"), [{ field: "code", reason }]);
};
