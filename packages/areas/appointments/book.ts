import { addDays, type Day, dayOf, type Instant } from "@wuxing/kernel/calendar";
import { type Actor, type Case, notFound, Refusal } from "@wuxing/kernel/procedure";
import { t } from "@wuxing/kernel/text";
import type { Platform } from "@wuxing/platform/area";
import type { Reporter } from "@wuxing/platform/personal";
import type { OpenBooking } from "./inputs.ts";
import { pausedUntil } from "./pause.ts";
import { getPlace } from "./places/findPlaces.ts";
import { type FreeSlot, freeDays } from "./places/freeSlots.ts";
import type { PlaceWithHours, Service } from "./places/Place.ts";
import { slotFull } from "./slotCounts.ts";
import { classesOn } from "./slots/dayClassOf.ts";
import { slotsOfDay } from "./slots/slotsOfDay.ts";
import { minutesInto, momentOf, timeSpan } from "./slots/times.ts";

type World = Pick<Platform, "pool" | "casework" | "intake">;

export interface Choice {
  readonly place: string;
  readonly service: string;
  readonly day: Day;
  /** Beginning of the slot, minutes since midnight. */
  readonly from: number;
  /** Onto the waiting list where the slot is full. */
  readonly wait?: boolean;
}

/**
 * Books a slot for somebody, or puts him on its waiting list. Whether a place is left the database decides, in the
 * transaction of the booking; what is asked before spares a refused one that way. Throws Refusal.
 */
export async function book(
  world: World,
  choice: Choice,
  who: { readonly actor: Actor; readonly reporter: Reporter; readonly commandId: string },
): Promise<Case> {
  const { pool, casework } = world;
  const now = casework.now();
  const today = dayOf(now);
  const done = await pool.query("SELECT 1 FROM entries WHERE command_id = $1", [who.commandId]);
  const place = await getPlace(pool, today, choice.place);
  const service = place.services.find(({ code }) => code === choice.service);
  if (!service) throw notFound();
  // A command sent again is answered as the first time, whatever is free by now.
  if (done.rows.length === 0) await assertMayBook(world, who, today);
  const slot = await slotOf(world, place, choice);
  if (done.rows.length === 0) assertFree(slot, choice);
  const input = bookingOf(
    world,
    place,
    service,
    { ...slot, day: choice.day },
    { walkIn: false, wait: choice.wait ?? false },
  );
  const { actor, reporter, commandId } = who;
  const { case: booked } = await world.intake({ type: "appointments.booking", input, actor, reporter, commandId });
  return booked;
}

/** Gives a number to somebody who came without a booking. Throws Refusal. */
export async function drawNumber(
  world: World,
  { place: code, service: of }: { readonly place: string; readonly service: string },
  { actor, commandId }: { readonly actor: Actor; readonly commandId: string },
): Promise<Case> {
  const { pool, casework } = world;
  const now = casework.now();
  const day = dayOf(now);
  const place = await getPlace(pool, day, code);
  const service = place.services.find((one) => one.code === of);
  if (!service) throw notFound();
  const minute = minutesInto(day, now);
  const { slots } = slotsOfDay(casework.almanac.calendar, place.hours, place.exceptions, day);
  const slot = slots.find(({ from, to }) => from <= minute && minute < to);
  const [ofDay = "ordinary"] = classesOn(casework.almanac.calendar, day) ?? [];
  const at = { day, from: minute, to: Math.min(1440, minute + 1), capacity: 0, class: slot?.class ?? ofDay };
  const input = bookingOf(world, place, service, at, { walkIn: true, wait: false });
  const { case: drawn } = await world.intake({ type: "appointments.booking", input, actor, commandId });
  return drawn;
}

function bookingOf(
  { casework }: World,
  place: PlaceWithHours,
  service: Service,
  { day, from, to, class: of, capacity }: Pick<FreeSlot, "from" | "to" | "class" | "capacity"> & { readonly day: Day },
  as: { readonly walkIn: boolean; readonly wait: boolean },
): OpenBooking {
  const rule = (key: string) => casework.almanac.rules.get(`appointments.${key}`, dayOf(casework.now())).value.amount;
  const title = `${service.title} · ${place.name} · ${day} ${as.walkIn ? "现场取号" : timeSpan(from, to)}`;
  const { code, unit, division } = place;
  return {
    ...{ place: code, service: service.code, title, unit, division, day, from, to, class: of, capacity, ...as },
    atMost: rule("openAtMost"),
    cancelUntil: cancelUntil({ casework }, day, from),
    keptUntil: momentOf(day, from - rule("offer")),
  };
}

/** The slot as it stands in the place's plan; throws Refusal where there is none, or not yet, or no more. */
async function slotOf(world: World, place: PlaceWithHours, { day, from, service }: Choice): Promise<FreeSlot> {
  const { pool, casework } = world;
  const now = casework.now();
  const today = dayOf(now);
  const last = lastDay(world);
  if (day > last)
    throw new Refusal(
      "refused",
      t(`最远只能约到 ${last}，请选早一些的日期`, `The last day that can be booked is ${last}; choose an earlier one`),
    );
  const [plan] = await freeDays(pool, casework.almanac, place, { from: day, to: day, service, now });
  const slot = plan?.slots.find((one) => one.from === from);
  if (plan?.kind === "notAnnounced")
    throw new Refusal(
      "refused",
      t(
        "这一年的放假安排还没有公布，公布后才能预约",
        "The holidays of that year are not announced yet; it can be booked once they are",
      ),
    );
  if (!slot || day < today)
    throw new Refusal(
      "refused",
      t("这个时段不开放，请从日历里另选一个", "There is no such slot; choose another from the calendar"),
    );
  return slot;
}

function assertFree(slot: FreeSlot, { wait }: Choice): void {
  if (slot.begun)
    throw new Refusal("refused", t("这个时段已经开始，请另选一个", "This slot has begun; choose another"));
  if (wait && slot.free > 0)
    throw new Refusal("conflict", t("这个时段现在有名额，可以直接预约", "There is a place in this slot now: book it"));
  if (!wait && slot.free === 0) throw slotFull();
}

/** Until when a booking of a slot made now may be cancelled by who made it. */
export function cancelUntil({ casework }: Pick<World, "casework">, day: Day, from: number): Instant {
  const before = casework.almanac.rules.get("appointments.cancelBefore", dayOf(casework.now()));
  return momentOf(day, from - before.value.amount);
}

/** The last day that may be booked now. */
export function lastDay({ casework }: Pick<World, "casework">): Day {
  const today = dayOf(casework.now());
  return addDays(today, casework.almanac.rules.get("appointments.horizon", today).value.amount);
}

/** Throws Refusal where too many absences have paused the booking of who has this phone, or of the firm he books for. */
async function assertMayBook(
  { pool, casework }: World,
  { actor, reporter }: { readonly actor: Actor; readonly reporter: Reporter },
  today: Day,
): Promise<void> {
  const { rules } = casework.almanac;
  const amount = (key: string) => rules.get(`appointments.${key}`, today).value.amount;
  const { rows } = await pool.query<{ day: Day }>(
    `SELECT b.day FROM appointment_bookings b WHERE b.firm = $1 AND b.state = 'noShow'
     UNION ALL
     SELECT b.day FROM people_keys k JOIN reporters r USING (person) JOIN appointment_bookings b USING (case_id)
     WHERE $1::text IS NULL AND k.phone_hash = $2 AND b.firm IS NULL AND b.state = 'noShow'
     ORDER BY day DESC LIMIT 50`,
    [actor.actingFor?.uscc ?? null, casework.vault.hashPhone(reporter.phone ?? "")],
  );
  const rule = { count: amount("noShows"), within: amount("noShowWindow"), pause: amount("pause") };
  const again = pausedUntil(
    rows.map(({ day }) => day),
    rule,
    today,
  );
  if (!again) return;
  throw new Refusal(
    "refused",
    t(
      `${rule.within} 天内 ${rule.count} 次预约没有来，${again} 起才能再预约；在此之前可以到现场取号`,
      `${rule.count} bookings within ${rule.within} days were not kept: you may book again from ${again} on; until then draw a number at the counter`,
    ),
  );
}
