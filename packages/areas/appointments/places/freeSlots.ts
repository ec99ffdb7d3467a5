import { addDays, type Calendar, type Day, daysBetween, type Instant } from "@wuxing/kernel/calendar";
import type { Pool } from "pg";
import type { DayPlan, Slot } from "../slots/PlaceHours.ts";
import { slotsOfDay } from "../slots/slotsOfDay.ts";
import { momentOf } from "../slots/times.ts";
import type { PlaceWithHours } from "./Place.ts";

export interface FreeSlot extends Slot {
  /** Places that can still be booked; zero once the slot has begun. */
  readonly free: number;
  readonly begun: boolean;
}
export interface FreeDay extends Omit<DayPlan, "slots"> {
  readonly slots: readonly FreeSlot[];
}

/** What a place does for a service (or any) on each day from one to another, with what is still free now. */
export async function freeDays(
  db: Pick<Pool, "query">,
  calendar: Calendar,
  place: PlaceWithHours,
  { from, to, service, now }: { from: Day; to: Day; service?: string | undefined; now: Instant },
): Promise<FreeDay[]> {
  const { rows } = await db.query<{ day: Day; starts: number; taken: number }>(
    "SELECT day, starts, taken FROM appointment_slots WHERE place = $1 AND day BETWEEN $2 AND $3",
    [place.code, from, to],
  );
  const taken = new Map(rows.map((row) => [`${row.day} ${row.starts}`, row.taken]));
  return Array.from({ length: daysBetween(from, to) + 1 }, (_, i) => {
    const plan = slotsOfDay(calendar, place.hours, place.exceptions, addDays(from, i));
    const slots = plan.slots.flatMap((slot): FreeSlot[] => {
      if (service && slot.services.length > 0 && !slot.services.includes(service)) return [];
      const begun = momentOf(plan.day, slot.from) <= now;
      const left = Math.max(0, slot.capacity - (taken.get(`${plan.day} ${slot.from}`) ?? 0));
      return [{ ...slot, begun, free: begun ? 0 : left }];
    });
    return { ...plan, kind: plan.kind === "open" && slots.length === 0 ? "none" : plan.kind, slots };
  });
}
