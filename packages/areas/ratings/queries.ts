import type { Scope } from "@wuxing/kernel/access";
import { startOfDay } from "@wuxing/kernel/calendar";
import type { Pool } from "pg";
import { standings } from "./measures.ts";

/** Ratings of the cases of a type that were opened in one month, by the case's unit. Whole counts. */
export interface RatingCount {
  /** YYYY-MM in which the rated case was opened, in China Standard Time. */
  readonly month: string;
  readonly unit: string | null;
  /** Given by a person; never a default, never an excluded or appealed one. */
  readonly real: number;
  /** Real ones of the three good levels. */
  readonly good: number;
  /** Invitations that no longer wait: rated, silent, excluded or appealed. */
  readonly settled: number;
}

/** Counts ratings of cases opened from one day (inclusive) to another (exclusive), of those within a scope. */
export async function countRatings(
  db: Pick<Pool, "query">,
  span: {
    readonly subjectType: string;
    readonly from: string;
    readonly to: string;
    readonly scope: Scope;
  },
): Promise<readonly RatingCount[]> {
  const { rows } = await db.query<RatingCount>(
    `SELECT to_char(c.opened_at AT TIME ZONE 'Asia/Shanghai', 'YYYY-MM') AS month, c.unit,
       count(*) FILTER (WHERE ${standings.rated})::int AS real,
       count(*) FILTER (WHERE ${standings.satisfied})::int AS good,
       count(*) FILTER (WHERE (${standings.rated}) OR (${standings.notRated}))::int AS settled
     FROM cases c JOIN ratings m ON m.subject_id = c.id
     WHERE c.type = $1 AND c.opened_at >= $2 AND c.opened_at < $3 AND ($4::text[] IS NULL OR c.unit = ANY($4) OR c.division ^@ ANY($5))
     GROUP BY 1, 2`,
    [
      span.subjectType,
      startOfDay(span.from),
      startOfDay(span.to),
      span.scope.everything ? null : span.scope.units,
      span.scope.divisions,
    ],
  );
  return rows;
}
