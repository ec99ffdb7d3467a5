import { addDays, dayOf, type Instant, startOfDay } from "@wuxing/kernel/calendar";
import { Refusal } from "@wuxing/kernel/procedure";
import { type RuleBook, ruleId } from "@wuxing/kernel/rules";
import { t } from "@wuxing/kernel/text";
import { transaction } from "@wuxing/platform/postgres";
import type { Pool, PoolClient } from "pg";
import { retentionRule } from "./personalRules.ts";

const atOnce = 500;

/**
 * Erases who asked in these cases: his fields and what was hidden in his words. With the last case of a person his key
 * is destroyed and with it everything that was ever sealed under it, in old copies of the database too once they are
 * given the present keys. Entries and case rows hold none of it and stay as they are.
 */
export async function eraseCases(client: PoolClient, caseIds: readonly number[], at: Instant): Promise<number> {
  const { rows } = await client.query<{ person: string | null }>(
    `UPDATE reporters SET sealed = NULL, masked_name = '', masked_phone = '', erased_at = $2
     WHERE case_id = ANY($1) AND erased_at IS NULL RETURNING person`,
    [caseIds, at],
  );
  await client.query(
    "DELETE FROM sealed_texts WHERE case_id IN (SELECT id FROM cases WHERE id = ANY($1) OR parent_id = ANY($1))",
    [caseIds],
  );
  // What he attached himself; what a unit added belongs to the case.
  await client.query(
    `UPDATE files SET name = 'erased', state = 'erased' WHERE case_id IN
       (SELECT id FROM cases WHERE id = ANY($1) OR parent_id = ANY($1))
     AND (uploaded_by LIKE 'form:%' OR uploaded_by LIKE 'case:%')`,
    [caseIds],
  );
  const persons = [...new Set(rows.flatMap(({ person }) => person ?? []))];
  // Waits for new cases of these persons that are being written, and is asked before the look at what is left.
  await client.query("SELECT 1 FROM people_keys WHERE person = ANY($1) ORDER BY person FOR UPDATE", [persons]);
  await client.query(
    `UPDATE people_keys k SET wrapped_key = NULL, phone_hash = NULL, destroyed_at = $2
     WHERE k.person = ANY($1) AND k.wrapped_key IS NOT NULL
       AND NOT EXISTS (SELECT FROM reporters r WHERE r.person = k.person AND r.erased_at IS NULL)`,
    [persons, at],
  );
  return rows.length;
}

/**
 * Erases what a person asks to have erased in these cases of his. Throws Refusal while one of them, or what follows
 * from it, is still being handled: without phone and name nobody could answer him (个人信息保护法 §47).
 */
export async function eraseOnRequest(pool: Pool, caseIds: readonly number[], at: Instant): Promise<void> {
  await transaction(pool, async (client) => {
    const { rows } = await client.query<{ number: string }>(
      `SELECT number FROM cases WHERE (id = ANY($1) OR parent_id = ANY($1)) AND closed_at IS NULL ORDER BY id
       FOR UPDATE`,
      [caseIds],
    );
    const open = rows.map(({ number }) => number).join("、");
    if (open)
      throw new Refusal(
        "refused",
        t(
          `${open} 还在办理，需要用您的电话答复您：办结后再删除，或先撤回这件诉求`,
          `${open} is still being handled, and your phone is needed to answer you: have it erased once it has closed, or withdraw the request first`,
        ),
      );
    await client.query("UPDATE reporters SET withdrawn_at = $2 WHERE case_id = ANY($1) AND withdrawn_at IS NULL", [
      caseIds,
      at,
    ]);
    await eraseCases(client, caseIds, at);
  });
}

/** Erases who asked in cases closed for longer than the rule keeps it, with all that followed from them. Gives their number. */
export async function eraseDue(pool: Pool, rules: RuleBook, at: Instant): Promise<number> {
  const row = rules.get(retentionRule, dayOf(at));
  if (row.value.unit !== "calendarDay") throw new RangeError(`rule ${ruleId(row)} is not in calendar days`);
  const before = startOfDay(addDays(dayOf(at), -row.value.amount));
  let erased = 0;
  for (;;) {
    const { rows } = await pool.query<{ case_id: number }>(
      `SELECT r.case_id FROM reporters r JOIN cases c ON c.id = r.case_id
       WHERE r.erased_at IS NULL AND c.closed_at < $1 AND NOT EXISTS (
         SELECT FROM cases k WHERE k.parent_id = c.id AND (k.closed_at IS NULL OR k.closed_at >= $1))
       LIMIT ${atOnce}`,
      [before],
    );
    if (rows.length === 0) return erased;
    const ids = rows.map(({ case_id }) => case_id);
    erased += await transaction(pool, (client) => eraseCases(client, ids, at));
  }
}
