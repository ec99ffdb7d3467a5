import type { Pool } from "pg";

/** What came of bookings and numbers at a place in a time; all counts, the wait in minutes. */
export interface PlaceFigures {
  readonly place: string;
  readonly bookings: number;
  readonly walkIns: number;
  readonly served: number;
  readonly noShows: number;
  readonly cancelled: number;
  /** Of those served: how many of them out of hours. */
  readonly offHours: number;
  /** Mean from arrival, of booked ones not before their slot, to the call; null where nobody was called. */
  readonly meanWait: number | null;
}

/** Figures by place, of the days from one to another (both included), of the units that are given or of all. */
export async function placeFigures(
  db: Pick<Pool, "query">,
  { from, to, places }: { readonly from: string; readonly to: string; readonly places: readonly string[] },
): Promise<readonly PlaceFigures[]> {
  const { rows } = await db.query<PlaceFigures>(
    `SELECT place,
       count(*) FILTER (WHERE NOT walk_in AND state <> 'expired')::int AS bookings,
       count(*) FILTER (WHERE walk_in)::int AS "walkIns",
       count(*) FILTER (WHERE state = 'served')::int AS served,
       count(*) FILTER (WHERE state = 'noShow')::int AS "noShows",
       count(*) FILTER (WHERE state = 'cancelled')::int AS cancelled,
       count(*) FILTER (WHERE state = 'served' AND class <> 'ordinary')::int AS "offHours",
       avg(extract(epoch FROM called_at - GREATEST(arrived_at, CASE WHEN walk_in THEN arrived_at
         ELSE (day + starts * interval '1 minute') AT TIME ZONE 'Asia/Shanghai' END)) / 60)
         FILTER (WHERE called_at IS NOT NULL)::float8 AS "meanWait"
     FROM appointment_bookings WHERE day BETWEEN $1 AND $2 AND place = ANY($3) GROUP BY place`,
    [from, to, places],
  );
  return rows;
}
