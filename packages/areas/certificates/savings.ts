import type { Pool } from "pg";

/** Materials of an item's applications in a month: how many the guide asks for, and how many certificates proved. */
interface Saving {
  readonly item: string;
  readonly unit: string;
  readonly required: number;
  readonly proven: number;
}

type Db = Pick<Pool, "query">;

/** Notes the materials of an application, once. */
export async function noteSaving(db: Db, caseId: number, month: string, saving: Saving): Promise<void> {
  const { item, unit, required, proven } = saving;
  await db.query(
    `INSERT INTO certificate_savings (case_id, item, unit, month, required, proven) VALUES ($1, $2, $3, $4, $5, $6)
     ON CONFLICT DO NOTHING`,
    [caseId, item, unit, month, required, proven],
  );
}

/** The figures of a month by item and unit, the most saved first, with the item's name where the catalogue has it. */
export async function savingsOf(
  db: Db,
  month: string,
): Promise<{ readonly months: readonly string[]; readonly rows: readonly (Saving & { readonly name: string })[] }> {
  const [months, rows] = await Promise.all([
    db.query<{ month: string }>("SELECT DISTINCT month FROM certificate_savings ORDER BY month DESC LIMIT 12"),
    db.query<Saving & { name: string }>(
      `SELECT s.item, s.unit, sum(s.required)::int AS required, sum(s.proven)::int AS proven,
         COALESCE((SELECT name FROM item_versions v WHERE v.code = s.item ORDER BY version DESC LIMIT 1), s.item) AS name
       FROM certificate_savings s WHERE month = $1 GROUP BY s.item, s.unit
       ORDER BY proven DESC, required DESC, name LIMIT 300`,
      [month],
    ),
  ]);
  return { months: months.rows.map((row) => row.month), rows: rows.rows };
}
