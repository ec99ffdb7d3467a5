import type { Pool } from "pg";

/** Materials of an item's applications in a month: how many the guide asks for, and how many certificates proved. */
export interface Saving {
  readonly item: string;
  readonly unit: string;
  readonly required: number;
  readonly proven: number;
}

type Db = Pick<Pool, "query">;

/** Adds one application's materials to the month's figures. */
export async function addSaving(db: Db, month: string, { item, unit, required, proven }: Saving): Promise<void> {
  await db.query(
    `INSERT INTO certificate_savings (item, unit, month, required, proven) VALUES ($1, $2, $3, $4, $5)
     ON CONFLICT (item, unit, month) DO UPDATE SET required = certificate_savings.required + excluded.required,
       proven = certificate_savings.proven + excluded.proven`,
    [item, unit, month, required, proven],
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
      `SELECT s.item, s.unit, s.required, s.proven, COALESCE((SELECT name FROM item_versions v WHERE v.code = s.item
         ORDER BY version DESC LIMIT 1), s.item) AS name
       FROM certificate_savings s WHERE month = $1 ORDER BY proven DESC, required DESC, name LIMIT 300`,
      [month],
    ),
  ]);
  return { months: months.rows.map((row) => row.month), rows: rows.rows };
}
