import { addDays, type Day } from "@wuxing/kernel/calendar";
import { notFound } from "@wuxing/kernel/procedure";
import type { Pool } from "pg";
import type { ListedException, ListedHours, Place, PlaceWithHours, Service } from "./Place.ts";

type Db = Pick<Pool, "query">;

const placeColumns = `code, name, name_en AS "nameEn", unit, division, address, address_en AS "addressEn", phone, windows,
  until`;
const stillThere = "since <= $1 AND (until IS NULL OR until > $1)";

export interface PlaceFilter {
  /** Code of a division: it and all below it. */
  readonly division?: string | undefined;
  /** 实施编码 of an item that is done there. */
  readonly item?: string | undefined;
  readonly unit?: string | undefined;
}

/**
 * Places that are there on a day, with their services, hours and exceptions from a month before it on. Of a service's
 * items only the one that is asked for is read: a hall does hundreds.
 */
export async function findPlaces(
  db: Db,
  today: Day,
  { division, item, unit }: PlaceFilter = {},
): Promise<PlaceWithHours[]> {
  const { rows } = await db.query<Place>(
    `SELECT ${placeColumns} FROM appointment_places WHERE ${stillThere} AND division ^@ $2
       AND ($3 = '' OR EXISTS (SELECT FROM appointment_services s
         WHERE s.place = appointment_places.code AND s.items @> ARRAY[$3] AND (s.until IS NULL OR s.until > $1)))
       AND ($4 = '' OR unit = $4)
     ORDER BY division, code LIMIT 500`,
    [today, division ?? "", item ?? "", unit ?? ""],
  );
  return withHours(db, today, rows, item ?? "");
}

/** A place that is there on a day. Throws Refusal(notFound). */
export async function getPlace(db: Db, today: Day, code: string): Promise<PlaceWithHours> {
  const { rows } = await db.query<Place>(
    `SELECT ${placeColumns} FROM appointment_places WHERE ${stillThere} AND code = $2`,
    [today, code],
  );
  const [place] = await withHours(db, today, rows);
  if (!place) throw notFound();
  return place;
}

/** Name, address and unit of places that bookings name, also of those that have ended. */
export async function namesOfPlaces(db: Db, codes: readonly string[]): Promise<ReadonlyMap<string, Place>> {
  const { rows } = await db.query<Place>(`SELECT ${placeColumns} FROM appointment_places WHERE code = ANY($1)`, [
    codes,
  ]);
  return new Map(rows.map((place) => [place.code, place]));
}

interface Rows {
  readonly services: readonly (Service & { place: string })[];
  readonly hours: readonly (ListedHours & { place: string })[];
  readonly exceptions: readonly (ListedException & { place: string })[];
}

/** One statement for all three tables: a page asks for a place before anything else. */
async function withHours(db: Db, today: Day, places: readonly Place[], item?: string): Promise<PlaceWithHours[]> {
  if (places.length === 0) return [];
  const { rows } = await db.query<Rows>(
    `SELECT
       (SELECT COALESCE(jsonb_agg(jsonb_build_object('place', place, 'code', code, 'title', title,
          'titleEn', title_en,
          'items', CASE WHEN $4::text IS NULL THEN items WHEN items @> ARRAY[$4] THEN ARRAY[$4] ELSE '{}' END,
          'walkIn', walk_in) ORDER BY place, code), '[]') FROM appointment_services
        WHERE place = ANY($1) AND (until IS NULL OR until > $2)) AS services,
       (SELECT COALESCE(jsonb_agg(jsonb_build_object('place', place, 'id', id, 'class', class, 'weekdays', weekdays,
          'opens', opens, 'closes', closes, 'slotMinutes', slot_minutes, 'capacity', capacity, 'services', services,
          'basis', basis, 'since', since, 'until', until) ORDER BY place, class, opens, id), '[]')
        FROM appointment_hours WHERE place = ANY($1) AND (until IS NULL OR until > since)
          AND (until IS NULL OR until > $3)) AS hours,
       (SELECT COALESCE(jsonb_agg(jsonb_build_object('place', place, 'id', id, 'day', day, 'kind', kind,
          'reason', reason, 'opens', opens, 'closes', closes, 'slotMinutes', slot_minutes, 'capacity', capacity,
          'booked', CASE kind WHEN 'closed' THEN (SELECT count(*) FROM appointment_bookings b
            WHERE b.place = e.place AND b.day = e.day AND b.state IN ('waiting', 'offered', 'booked')) ELSE 0 END)
          ORDER BY day, id), '[]') FROM appointment_exceptions e
        WHERE place = ANY($1) AND removed_at IS NULL AND day >= $3) AS exceptions`,
    [places.map(({ code }) => code), today, addDays(today, -31), item ?? null],
  );
  const { services = [], hours = [], exceptions = [] } = rows[0] ?? {};
  const of = <Line extends { place: string }>(lines: readonly Line[], code: string) =>
    lines.flatMap(({ place, ...line }) => (place === code ? [line] : []));
  return places.map((place) => ({
    ...place,
    services: of(services, place.code),
    hours: of(hours, place.code),
    exceptions: of(exceptions, place.code) as ListedException[],
  }));
}
