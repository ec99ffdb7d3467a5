import type { Instant } from "@wuxing/kernel/calendar";
import type { Pool } from "pg";

/** A unit whose last matters that were settled one way or the other all turned red, newest first. */
export interface RedsInRow {
  readonly unit: string;
  /** The numbers of the urgings and supervisions by which they turned red. */
  readonly reds: readonly string[];
  /** The case that was pressed, of the newest of them. */
  readonly parent: number;
}

/*
 * When a pressing turned red: urged in vain, listed, or a term of the supervision that was the unit's own ran out. Told
 * from its entries, since a supervision that is done shows no more that it was late.
 */
const redAt = `(SELECT min(red.at) FROM (
    SELECT e.at FROM entries e WHERE e.case_id = c.id AND (e.to_state = 'unheeded' OR e.changes->>'kind' = 'listed')
    UNION ALL
    SELECT e.due_at FROM entries e LEFT JOIN entries n ON n.case_id = e.case_id AND n.seq = e.seq + 1
    WHERE e.case_id = c.id AND c.type = 'oversight.supervision' AND e.to_state IN ('ordered', 'mending')
      AND e.due_at < COALESCE(n.at, $2) AND (e.clock->>'certain')::boolean) red)`;

/** One matter one sheet (一事一单): a case that was urged and then supervised counts once. What was dropped or waived says nothing. */
const redsSql = `
  WITH pressed AS (
    SELECT c.unit, c.number, c.parent_id, c.closed_at, ${redAt} AS red_at FROM cases c
    WHERE c.type IN ('oversight.urging', 'oversight.supervision') AND c.unit IS NOT NULL AND c.opened_at >= $1
      AND c.state NOT IN ('dropped', 'waived', 'passed') AND c.data->>'kind' <> 'reminder'),
  matter AS (
    SELECT unit, parent_id, min(red_at) AS red_at, (array_agg(number ORDER BY red_at) FILTER (WHERE red_at IS NOT NULL))[1] AS number,
      COALESCE(min(red_at), CASE WHEN bool_and(closed_at IS NOT NULL) THEN max(closed_at) END) AS settled_at
    FROM pressed GROUP BY unit, parent_id),
  called AS (
    SELECT unit, max(opened_at) AS at FROM cases WHERE type = 'oversight.talk' AND data ? 'reds' GROUP BY unit),
  ranked AS (
    SELECT m.*, row_number() OVER (PARTITION BY m.unit ORDER BY m.settled_at DESC, m.parent_id DESC) AS place
    FROM matter m LEFT JOIN called USING (unit) WHERE m.settled_at IS NOT NULL AND m.settled_at > COALESCE(called.at, '-infinity'))
  SELECT unit, array_agg(number ORDER BY place) AS reds, (array_agg(parent_id ORDER BY place))[1] AS parent
  FROM ranked WHERE place <= $3 GROUP BY unit HAVING count(*) = $3 AND bool_and(red_at IS NOT NULL) ORDER BY unit`;

/**
 * The units of which the last `inRow` matters that were pressed since `since`, and settled since the unit was last called in
 * for it, all turned red. A matter is settled once it has turned red, or once it is done without having.
 */
export async function redsInRow(
  { pool }: { readonly pool: Pick<Pool, "query"> },
  { since, now, inRow }: { readonly since: Instant; readonly now: Instant; readonly inRow: number },
): Promise<readonly RedsInRow[]> {
  return (await pool.query<RedsInRow>(redsSql, [since, now, inRow])).rows;
}
