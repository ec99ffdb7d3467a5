import type { Day } from "@wuxing/kernel/calendar";
import type { Text } from "@wuxing/kernel/text";
import type { Pool } from "pg";

/** An item that stands in a bundle and cannot be done now. */
export interface MissingItem {
  readonly base: string;
  readonly name: Text;
  /** Since when nobody offers it; null where others do, or where it has not begun. */
  readonly endedOn: Day | null;
}

/**
 * Those of these base codes of which no item is in force on a day: for a place (the division's own or the city's), or
 * anywhere where none is named; in their order.
 */
export async function missingItems(
  db: Pick<Pool, "query">,
  bases: readonly string[],
  division: string | null,
  day: Day,
): Promise<readonly MissingItem[]> {
  const { rows } = await db.query<MissingItem>(
    `SELECT base, COALESCE(newest.item->'name', jsonb_build_object('zh', base, 'en', base)) AS name,
       CASE WHEN NOT EXISTS (SELECT FROM item_versions v WHERE right(v.code, 12) = base AND (v.until IS NULL OR v.until > $3))
         THEN newest.until END AS "endedOn"
     FROM unnest($1::text[]) WITH ORDINALITY AS b(base, at)
       LEFT JOIN LATERAL (SELECT item, until FROM item_versions WHERE right(code, 12) = base
         ORDER BY until DESC NULLS FIRST, since DESC, code LIMIT 1) AS newest ON true
     WHERE NOT EXISTS (SELECT FROM item_versions v WHERE right(v.code, 12) = base
       AND v.since <= $3 AND (v.until IS NULL OR v.until > $3)
       AND ($2::text IS NULL OR v.division = $2 OR v.division LIKE '%00'))
     ORDER BY at`,
    [bases, division, day],
  );
  return rows;
}
