import type { Reads } from "@wuxing/platform/access";

/** How far a year's inspections reach: every department and every item shall be covered (notice, point 15). */
export interface Coverage {
  readonly units: readonly UnitCoverage[];
  readonly items: readonly ItemCoverage[];
}

export interface UnitCoverage {
  readonly unit: string;
  /** Its items in force, and those of them that were checked at a visit. */
  readonly items: number;
  readonly covered: number;
  /** Visits in which it takes part, those carried out, those published. */
  readonly visits: number;
  readonly inspected: number;
  readonly published: number;
}

export interface ItemCoverage {
  readonly code: string;
  readonly name: string;
  readonly unit: string;
  readonly class: string;
  readonly timesPerYear: number;
  readonly tasks: number;
  readonly inspected: number;
}

/** Counts a year's coverage by items in force on a day. Visits are counted once they were carried out. */
export async function coverageOf(db: Reads, year: number, day: string): Promise<Coverage> {
  const { rows: items } = await db.query<ItemCoverage>(
    `SELECT i.code, i.name, i.unit, i.class, i.times_per_year AS "timesPerYear",
       (SELECT count(*)::int FROM inspection_tasks t WHERE t.year = $1 AND t.items ? i.code) AS tasks,
       (SELECT count(*)::int FROM inspection_visits v WHERE v.year = $1 AND v.items @> ARRAY[i.code] AND v.inspected_on IS NOT NULL) AS inspected
     FROM inspection_items i WHERE i.since <= $2 AND (i.until IS NULL OR i.until > $2) ORDER BY i.unit, i.code`,
    [year, day],
  );
  const { rows: visits } = await db.query<{ unit: string; visits: number; inspected: number; published: number }>(
    `SELECT unit, count(*)::int AS visits, count(inspected_on)::int AS inspected, count(published_on)::int AS published
     FROM inspection_visits, unnest(units) AS unit WHERE year = $1 AND state <> 'cancelled' GROUP BY unit`,
    [year],
  );
  const counted = new Map(visits.map((row) => [row.unit, row]));
  const units = [...Map.groupBy(items, ({ unit }) => unit)].map(([unit, own]): UnitCoverage => {
    const { visits: all = 0, inspected = 0, published = 0 } = counted.get(unit) ?? {};
    const covered = own.filter((item) => item.inspected > 0).length;
    return { unit, items: own.length, covered, visits: all, inspected, published };
  });
  return { units, items };
}
