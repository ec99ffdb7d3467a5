import { type Day, dayOf, type Instant } from "@wuxing/kernel/calendar";
import type { Platform } from "@wuxing/platform/area";
import { momentOf } from "../slots/times.ts";
import { isDue, queueOrder } from "./queueOrder.ts";

type World = Pick<Platform, "pool" | "casework">;

/** A number in the queue; nobody's name. */
export interface QueueLine {
  readonly caseId: number;
  readonly number: string;
  readonly ticket: number;
  readonly title: string;
  readonly service: string;
  readonly walkIn: boolean;
  readonly state: "arrived" | "called";
  /** Beginning and end of the slot, minutes since midnight. */
  readonly starts: number;
  readonly ends: number;
  readonly arrivedAt: Instant;
  readonly calledAt: Instant | null;
  readonly passedAt: Instant | null;
  readonly window: string | null;
  /** It is booked and goes before the others now. */
  readonly first: boolean;
}

export interface Queue {
  readonly day: Day;
  /** In the order in which they are called. */
  readonly waiting: readonly QueueLine[];
  readonly called: readonly QueueLine[];
  /** Booked for today and not there yet. */
  readonly expected: readonly {
    readonly number: string;
    readonly starts: number;
    readonly ends: number;
    readonly service: string;
  }[];
}

interface Row extends Omit<QueueLine, "first"> {
  readonly day: Day;
}

/** The queue of a place now. */
export async function queueOf({ pool, casework }: World, place: string): Promise<Queue> {
  const now = casework.now();
  const day = dayOf(now);
  const late = casework.almanac.rules.get("appointments.late", day).value.amount;
  const { rows } = await pool.query<Row>(
    `SELECT case_id AS "caseId", number, ticket, title, service, walk_in AS "walkIn", state, starts, ends, day,
       arrived_at AS "arrivedAt", called_at AS "calledAt", passed_at AS "passedAt", "window"
     FROM appointment_bookings WHERE place = $1 AND day = $2 AND state IN ('arrived', 'called') ORDER BY ticket`,
    [place, day],
  );
  const expected = await pool.query<Queue["expected"][number]>(
    `SELECT number, starts, ends, service FROM appointment_bookings
     WHERE place = $1 AND day = $2 AND state = 'booked' ORDER BY starts, case_id LIMIT 500`,
    [place, day],
  );
  const lines = rows.map((row) => ({
    ...row,
    slotFrom: momentOf(day, row.starts),
    goodUntil: momentOf(day, row.ends + late),
  }));
  const asLine = ({ day: _day, slotFrom, goodUntil, ...row }: (typeof lines)[number]): QueueLine => ({
    ...row,
    first: isDue({ ...row, slotFrom, goodUntil }, now),
  });
  return {
    day,
    waiting: queueOrder(
      lines.filter(({ state }) => state === "arrived"),
      now,
    ).map(asLine),
    called: lines.filter(({ state }) => state === "called").map(asLine),
    expected: expected.rows,
  };
}

/**
 * The numbers called last at a place today, newest first, those being served before all others: for the display, so
 * without anything else. A number called again after it was passed over is a new one there.
 */
export async function calledNumbers(
  { pool, casework }: World,
  place: string,
): Promise<readonly { readonly ticket: number; readonly window: string; readonly now: boolean }[]> {
  const { rows } = await pool.query<{ ticket: number; window: string; now: boolean }>(
    `SELECT ticket, "window", state = 'called' AS now FROM appointment_bookings
     WHERE place = $1 AND day = $2 AND called_at IS NOT NULL AND state IN ('called', 'served') AND "window" IS NOT NULL
     ORDER BY state = 'called' DESC, GREATEST(called_at, passed_at) DESC LIMIT 12`,
    [place, dayOf(casework.now())],
  );
  return rows;
}
