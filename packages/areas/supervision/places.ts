import { Refusal } from "@wuxing/kernel/procedure";
import { t } from "@wuxing/kernel/text";
import type { Platform } from "@wuxing/platform/area";
import { z } from "zod";
import { type Stratum, strata } from "./bodies.ts";

const words = (longest: number) =>
  z.string().trim().min(2, { error: "请填写这一项 | Please fill this in" }).max(longest);

export const newPlace = z.strictObject({
  commandId: z.uuid(),
  stratum: z.enum(strata),
  name: words(80),
  address: words(160),
  unit: z.string().min(1, { error: "请选择单位 | Please choose a unit" }).max(40),
});

/** A place that may be visited, and how often that happened. */
export interface Place {
  readonly id: string;
  readonly stratum: Stratum;
  readonly name: string;
  readonly address: string;
  readonly unit: string;
  readonly division: string | null;
  readonly since: string;
  readonly until: string | null;
  readonly visits: number;
  readonly lastVisit: string | null;
}

/** The places there are and were, with the visits that were made; those that are to come are counted nowhere. */
export async function places({ pool }: Pick<Platform, "pool">): Promise<readonly Place[]> {
  const { rows } = await pool.query<Place>(
    `SELECT p.id, p.stratum, p.name, p.address, p.unit, p.division, p.since, p.until,
       count(v.case_id)::int AS visits, max(v.visited_at) AS "lastVisit"
     FROM supervision_places p LEFT JOIN supervision_visits v ON v.place = p.id
     GROUP BY p.id ORDER BY p.until IS NOT NULL, p.stratum, p.name LIMIT 5000`,
  );
  return rows;
}

/** Adds a place from today on. Sent twice it is added once. Throws Refusal where the unit is not the city's. */
export async function addPlace(
  { pool, city }: Pick<Platform, "pool" | "city">,
  by: string,
  today: string,
  { commandId, stratum, name, address, unit }: z.output<typeof newPlace>,
): Promise<void> {
  const found = city.units.find(({ code }) => code === unit);
  if (!found) {
    const reason = t("没有这个单位，请从列表中选择", "There is no such unit; choose one of the list");
    throw new Refusal("invalidInput", reason, [{ field: "unit", reason }]);
  }
  await pool.query(
    `INSERT INTO supervision_places (id, stratum, name, address, unit, division, since, added_by)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT DO NOTHING`,
    [commandId, stratum, name, address, unit, found.division, today, by],
  );
}

/** Takes a place out of later draws; what was drawn already stands. Throws Refusal(notFound). */
export async function endPlace({ pool }: Pick<Platform, "pool">, id: string, today: string): Promise<void> {
  const { rowCount } = await pool.query(
    "UPDATE supervision_places SET until = GREATEST(since, COALESCE(until, $2::date)) WHERE id = $1",
    [id, today],
  );
  if (rowCount === 0) throw new Refusal("notFound", t("没有这个点位", "There is no such place"));
}
