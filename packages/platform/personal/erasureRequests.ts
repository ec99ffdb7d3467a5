import type { Instant } from "@wuxing/kernel/calendar";
import { transaction } from "@wuxing/platform/postgres";
import type { Pool, PoolClient } from "pg";
import { eraseCases } from "./eraseCases.ts";

const atOnce = 500;

export interface Asked {
  /** Cases whose data is erased now. */
  readonly erased: readonly number[];
  /** Cases that are still being handled, or something that follows from them: erased by `eraseAsked` once that has closed. */
  readonly waiting: readonly number[];
}

/**
 * A person withdraws his consent for these cases of his and asks to have his data erased. What is still being handled
 * cannot do without his phone and name: the unit acts by its statutory duty (个人信息保护法 §13(3)), and the purpose is
 * only reached when it has answered (§47(1)). His request is then kept.
 */
export async function askErasure(pool: Pool, caseIds: readonly number[], at: Instant): Promise<Asked> {
  return transaction(pool, async (client) => {
    const { rows } = await client.query<{ root: number }>(
      `SELECT DISTINCT COALESCE(parent_id, id) AS root FROM (
         SELECT id, CASE WHEN id = ANY($1) THEN NULL ELSE parent_id END AS parent_id FROM cases
         WHERE (id = ANY($1) OR parent_id = ANY($1)) AND closed_at IS NULL ORDER BY id FOR UPDATE) open`,
      [caseIds],
    );
    const open = new Set(rows.map(({ root }) => root));
    const waiting = caseIds.filter((id) => open.has(id));
    const erased = caseIds.filter((id) => !open.has(id));
    await client.query(
      "INSERT INTO erasure_requests (case_id, asked_at) SELECT unnest($1::bigint[]), $2 ON CONFLICT DO NOTHING",
      [waiting, at],
    );
    await eraseWithdrawn(client, erased, at);
    return { erased, waiting };
  });
}

/** The person leaves his data where it is after all. */
export async function withdrawErasure(db: Pick<Pool, "query">, caseIds: readonly number[]): Promise<void> {
  await db.query("DELETE FROM erasure_requests WHERE case_id = ANY($1)", [caseIds]);
}

/** Carries out the requests whose cases have closed, with all that followed from them. Gives their number. */
export async function eraseAsked(pool: Pool, at: Instant): Promise<number> {
  let erased = 0;
  for (;;) {
    const done = await transaction(pool, async (client) => {
      const { rows } = await client.query<{ case_id: number }>(
        `DELETE FROM erasure_requests WHERE case_id IN (
           SELECT r.case_id FROM erasure_requests r WHERE NOT EXISTS (
             SELECT FROM cases c WHERE (c.id = r.case_id OR c.parent_id = r.case_id) AND c.closed_at IS NULL)
           LIMIT ${atOnce})
         RETURNING case_id`,
      );
      const ids = rows.map(({ case_id }) => case_id);
      await eraseWithdrawn(client, ids, at);
      return ids.length;
    });
    erased += done;
    if (done < atOnce) return erased;
  }
}

async function eraseWithdrawn(client: PoolClient, caseIds: readonly number[], at: Instant): Promise<void> {
  await client.query("UPDATE reporters SET withdrawn_at = $2 WHERE case_id = ANY($1) AND withdrawn_at IS NULL", [
    caseIds,
    at,
  ]);
  await eraseCases(client, caseIds, at);
}
