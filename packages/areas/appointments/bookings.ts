import type { Day, Instant } from "@wuxing/kernel/calendar";
import type { Text } from "@wuxing/kernel/text";
import type { Pool } from "pg";
import { enteredText } from "./places/enteredText.ts";

/** A booking as its page and lists show it; nobody's name. */
export interface Booking {
  readonly caseId: number;
  readonly number: string;
  readonly place: string;
  readonly service: string;
  readonly title: string;
  readonly day: Day;
  readonly starts: number;
  readonly ends: number;
  readonly class: string;
  readonly walkIn: boolean;
  readonly state: string;
  readonly ticket: number | null;
  readonly window: string | null;
  readonly openedAt: Instant;
  /** His turn on the waiting list, where he waits or waited. */
  readonly turn: number | null;
}

const columns = `case_id AS "caseId", number, place, service, title, day, starts, ends, class, walk_in AS "walkIn",
  state, ticket, "window", opened_at AS "openedAt", turn`;

/** A booking by the id of its case; undefined where there is none. */
export async function findBooking(db: Pick<Pool, "query">, caseId: number): Promise<Booking | undefined> {
  const { rows } = await db.query<Booking>(`SELECT ${columns} FROM appointment_bookings WHERE case_id = $1`, [caseId]);
  return rows[0];
}

/** Bookings among these cases: what is ahead first, the next day first; then what is past. */
export async function bookingsAmong(
  db: Pick<Pool, "query">,
  cases: readonly number[],
  today: Day,
): Promise<readonly Booking[]> {
  const { rows } = await db.query<Booking>(
    `SELECT ${columns} FROM appointment_bookings WHERE case_id = ANY($1)
     ORDER BY closed_at IS NOT NULL, CASE WHEN day >= $2 THEN day END, day DESC, starts LIMIT 100`,
    [cases, today],
  );
  return rows;
}

/** How many wait for a slot before a booking that waits too. */
export async function waitingBefore(db: Pick<Pool, "query">, { turn, place, day, starts }: Booking): Promise<number> {
  const { rows } = await db.query<{ n: number }>(
    `SELECT count(*)::int AS n FROM appointment_bookings
     WHERE place = $2 AND day = $3 AND starts = $4 AND state = 'waiting' AND turn < $1`,
    [turn, place, day, starts],
  );
  return rows[0]?.n ?? 0;
}

/** What these bookings are for, by place and code, whether it is still done there or not. */
export async function servicesOf(
  db: Pick<Pool, "query">,
  bookings: readonly Pick<Booking, "place" | "service">[],
): Promise<(booking: Pick<Booking, "place" | "service">) => Text | undefined> {
  const { rows } = await db.query<{ place: string; code: string; title: string; titleEn: string }>(
    `SELECT place, code, title, title_en AS "titleEn" FROM appointment_services
     WHERE (place, code) IN (SELECT * FROM unnest($1::text[], $2::text[]))`,
    [bookings.map(({ place }) => place), bookings.map(({ service }) => service)],
  );
  const titles = new Map(
    rows.map(({ place, code, title, titleEn }) => [`${place} ${code}`, enteredText(title, titleEn)]),
  );
  return ({ place, service }) => titles.get(`${place} ${service}`);
}
