import type { Day } from "@wuxing/kernel/calendar";
import type { Pool } from "pg";
import type { FreeDay } from "./freeSlots.ts";

/** A booking of hours that the place's list has no more. */
export interface StrayBooking {
  readonly number: string;
  readonly day: Day;
  readonly starts: number;
  readonly ends: number;
}

/**
 * Bookings ahead whose slot is not among those of its day any more, since a line of the list ended or a day that was
 * opened was taken back: nobody else tells these people. Days that are closed name theirs themselves, and are left out.
 */
export async function strayBookings(
  db: Pick<Pool, "query">,
  place: string,
  days: readonly FreeDay[],
): Promise<readonly StrayBooking[]> {
  const { rows } = await db.query<StrayBooking>(
    `SELECT number, day, starts, ends FROM appointment_bookings
     WHERE place = $1 AND day BETWEEN $2 AND $3 AND state IN ('waiting', 'offered', 'booked')
     ORDER BY day, starts, case_id LIMIT 2000`,
    [place, days[0]?.day ?? null, days.at(-1)?.day ?? null],
  );
  const plans = new Map(days.map((plan) => [plan.day, plan]));
  return rows.filter(({ day, starts }) => {
    const plan = plans.get(day);
    return plan && plan.kind !== "closed" && !plan.slots.some(({ from }) => from === starts);
  });
}
