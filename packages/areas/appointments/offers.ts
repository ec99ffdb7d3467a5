import { type Day, dayOf, type Instant } from "@wuxing/kernel/calendar";
import { type Actor, clockActor, Refusal, systemActor } from "@wuxing/kernel/procedure";
import type { Platform } from "@wuxing/platform/area";
import { commandId, type Follower, handle } from "@wuxing/platform/casework";
import { findPlaces } from "./places/findPlaces.ts";
import { slotsOfDay } from "./slots/slotsOfDay.ts";
import { minutesAfter, minutesInto, momentOf } from "./slots/times.ts";

type World = Pick<Platform, "pool" | "casework">;

interface WaitingSlot {
  readonly place: string;
  readonly day: Day;
  readonly starts: number;
  readonly taken: number;
  /** Cases in the order in which they came. */
  readonly cases: readonly number[];
}

/**
 * Offers places that are free to those who wait for them, in the order in which they came, by day; not when a slot begins
 * before the offer would end. Run again it offers nothing twice, for an offered place is taken. Gives how many were offered.
 */
export async function offerPlaces({ pool, casework }: World): Promise<number> {
  const now = casework.now();
  const today = dayOf(now);
  const { rows } = await pool.query<WaitingSlot>(
    `SELECT b.place, b.day, b.starts, COALESCE(s.taken, 0) AS taken, array_agg(b.case_id ORDER BY b.turn) AS cases
     FROM appointment_bookings b LEFT JOIN appointment_slots s USING (place, day, starts)
     WHERE b.state = 'waiting' AND b.day >= $1 GROUP BY b.place, b.day, b.starts, s.taken`,
    [today],
  );
  if (rows.length === 0 || asleep(today, now)) return 0;
  const places = new Map((await findPlaces(pool, today)).map((place) => [place.code, place]));
  const minutes = casework.almanac.rules.get("appointments.offer", today).value.amount;
  let offered = 0;
  for (const { place: code, day, starts, taken, cases } of rows) {
    const place = places.get(code);
    if (!place || minutesAfter(now, minutes) >= momentOf(day, starts)) continue;
    const { slots } = slotsOfDay(casework.almanac.calendar, place.hours, place.exceptions, day);
    const capacity = slots.find(({ from }) => from === starts)?.capacity ?? 0;
    for (const caseId of cases.slice(0, Math.max(0, capacity - taken)))
      if (await act(casework, caseId, "offer", systemActor, { capacity })) offered++;
  }
  return offered;
}

/** An offer at night would lapse before it is read: from 8 to 18 o'clock it can be answered by 20. */
function asleep(today: Day, now: Instant): boolean {
  const minute = minutesInto(today, now);
  return minute < 8 * 60 || minute >= 18 * 60;
}

/** Ends the waiting for slots that have begun: nobody is told any more that he may yet get a place. Gives how many. */
export async function endWaits({ pool, casework }: World): Promise<number> {
  const now = casework.now();
  const { rows } = await pool.query<{ caseId: number; day: Day; starts: number }>(
    `SELECT case_id AS "caseId", day, starts FROM appointment_bookings WHERE state = 'waiting' AND day <= $1`,
    [dayOf(now)],
  );
  let ended = 0;
  for (const { caseId, day, starts } of rows)
    if (momentOf(day, starts) <= now && (await act(casework, caseId, "expire", clockActor))) ended++;
  return ended;
}

async function act(
  casework: World["casework"],
  caseId: number,
  action: "offer" | "expire",
  actor: Actor,
  input: object = {},
): Promise<boolean> {
  try {
    const command = { caseId, action, input: { ...input }, actor, commandId: commandId(action, caseId) };
    return !(await handle(casework, command)).repeated;
  } catch (error) {
    // Somebody booked it meanwhile, or he who waited has gone.
    if (error instanceof Refusal) return false;
    throw error;
  }
}

const moves = new Set(["cancelled", "expired", "waiting"]);

/** Looks for waiting people as soon as a place is given back, or somebody waits. */
export const offerFollower = (platform: Platform): Follower => ({
  name: "appointments.offers",
  atMost: 2000,
  every: 1000,
  rest: 0,
  read: async (entries) => {
    // Who begins to wait may do so just as a place comes free, when nobody waits whom it could be offered to.
    const moved = entries.some(({ type, to }) => type === "appointments.booking" && moves.has(to));
    if (moved) await offerPlaces(platform);
  },
});
