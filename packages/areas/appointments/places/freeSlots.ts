import { addDays, type Day, dayOf, daysBetween, type Instant } from "@wuxing/kernel/calendar";
import type { Almanac } from "@wuxing/kernel/procedure";
import type { Pool } from "pg";
import type { DayPlan, Slot } from "../slots/PlaceHours.ts";
import { slotsOfDay } from "../slots/slotsOfDay.ts";
import { minutesAfter, momentOf } from "../slots/times.ts";
import type { PlaceWithHours } from "./Place.ts";

export interface FreeSlot extends Slot {
  /** Places that anybody may still book: none once the slot has begun, nor those which are next offered to who waits. */
  readonly free: number;
  readonly begun: boolean;
}
export interface FreeDay extends Omit<DayPlan, "slots"> {
  readonly slots: readonly FreeSlot[];
}

/**
 * What a place does for a service (or any) on each day from one to another, with what is still free now. A place that was
 * given back belongs to who waits for it, also at night when it is not yet offered, as long as there is time to offer it.
 */
export async function freeDays(
  db: Pick<Pool, "query">,
  { calendar, rules }: Almanac,
  place: PlaceWithHours,
  { from, to, service, now }: { from: Day; to: Day; service?: string | undefined; now: Instant },
): Promise<FreeDay[]> {
  const { rows } = await db.query<{ day: Day; starts: number; taken: number; waiting: number }>(
    `SELECT day, starts, sum(taken)::int AS taken, sum(waiting)::int AS waiting FROM (
       SELECT day, starts, taken, 0 AS waiting FROM appointment_slots WHERE place = $1 AND day BETWEEN $2 AND $3
       UNION ALL
       SELECT day, starts, 0, 1 FROM appointment_bookings
       WHERE place = $1 AND day BETWEEN $2 AND $3 AND state = 'waiting') AS counted GROUP BY day, starts`,
    [place.code, from, to],
  );
  const wanted = new Map(rows.map((row) => [`${row.day} ${row.starts}`, row]));
  const offeredUntil = minutesAfter(now, rules.get("appointments.offer", dayOf(now)).value.amount);
  return Array.from({ length: daysBetween(from, to) + 1 }, (_, i) => {
    const plan = slotsOfDay(calendar, place.hours, place.exceptions, addDays(from, i));
    const slots = plan.slots.flatMap((slot): FreeSlot[] => {
      if (service && slot.services.length > 0 && !slot.services.includes(service)) return [];
      const begun = momentOf(plan.day, slot.from) <= now;
      const { taken = 0, waiting = 0 } = wanted.get(`${plan.day} ${slot.from}`) ?? {};
      const kept = offeredUntil < momentOf(plan.day, slot.from) ? waiting : 0;
      return [{ ...slot, begun, free: begun ? 0 : Math.max(0, slot.capacity - taken - kept) }];
    });
    return { ...plan, kind: plan.kind === "open" && slots.length === 0 ? "none" : plan.kind, slots };
  });
}
