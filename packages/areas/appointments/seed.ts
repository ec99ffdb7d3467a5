import { addDays, type Calendar, type Day, dayOf, type Instant } from "@wuxing/kernel/calendar";
import { type Actor, anonymous } from "@wuxing/kernel/procedure";
import type { City } from "@wuxing/platform/city";
import type { Item } from "@wuxing/platform/items";
import { type Random, sampleReporter, seeded } from "@wuxing/platform/testing/city";
import type { Simulation } from "@wuxing/platform/testing/simulation";
import type { PoolClient } from "pg";
import { consentVersion } from "./consent.ts";
import type { OpenBooking } from "./inputs.ts";
import { type SamplePlace, sampleHours, samplePlaces } from "./sample/places.ts";
import { classesOn } from "./slots/dayClassOf.ts";
import type { Hours, Slot } from "./slots/PlaceHours.ts";
import { slotsOfDay } from "./slots/slotsOfDay.ts";
import { minutesInto, momentOf, timeSpan } from "./slots/times.ts";

const since = "2024-01-01";
const slotMinutes = 30;
/** Days of work that the demo has behind it, and ahead. */
const [behind, ahead] = [10, 7];
/** Bookings and numbers a day at each hall that has any. */
const aDayEach = 2;
const basis = "延时错时服务公布清单（参照洪府厅字〔2018〕594号）";

const hoursOf = ({ offHours, capacity }: SamplePlace): Hours[] =>
  sampleHours
    .filter((one) => one.class === "ordinary" || offHours.includes(one.class))
    .map((one) => ({ ...one, weekdays: [], slotMinutes, capacity, services: [], since, until: null }));

/** The codes of the items of a place's own division that one of its services does. */
export const itemsOf = (
  place: SamplePlace & { readonly division: string },
  { code, does }: SamplePlace["services"][number],
  items: readonly Item[],
): string[] =>
  items
    .filter(({ division, name }) => {
      if (division !== place.division) return false;
      const first = place.services.find((one) => one.does?.test(name.zh));
      return does ? first?.code === code : first === undefined;
    })
    .map((item) => item.code);

/** Writes the demo city's places with their lists, as the owner of the database. */
export async function saveAppointments(
  client: PoolClient,
  city: City,
  items: readonly Item[],
  until: Instant,
): Promise<void> {
  const places = samplePlaces.flatMap((place) => {
    const unit = city.units.find(({ code }) => code === place.unit);
    return unit ? [{ ...place, division: unit.division }] : [];
  });
  await client.query(
    `INSERT INTO appointment_places (code, name, name_en, unit, division, address, address_en, phone, windows, since,
       added_by)
     SELECT code, name, "nameEn", unit, division, name || '（演示地址）', "nameEn" || ' (address of the demonstration)', '12345',
       windows, $2, 'demo'
     FROM jsonb_to_recordset($1::jsonb)
       AS p(code text, name text, "nameEn" text, unit text, division text, windows text[])
     ON CONFLICT DO NOTHING`,
    [JSON.stringify(places), since],
  );
  const services = places.flatMap((place) =>
    place.services.map((one) => ({
      ...{ place: place.code, code: one.code, title: one.title, title_en: one.titleEn, walk_in: one.walkIn ?? false },
      items: itemsOf(place, one, items),
    })),
  );
  await client.query(
    `INSERT INTO appointment_services (place, code, title, title_en, items, walk_in, since)
     SELECT place, code, title, title_en, items, walk_in, $2
     FROM jsonb_to_recordset($1::jsonb)
       AS s(place text, code text, title text, title_en text, items text[], walk_in boolean)
     ON CONFLICT DO NOTHING`,
    [JSON.stringify(services), since],
  );
  const hours = places.flatMap((place) => hoursOf(place).map((one) => ({ ...one, place: place.code })));
  await client.query(
    `INSERT INTO appointment_hours (place, class, opens, closes, slot_minutes, capacity, basis, since, added_by, added_at)
     SELECT place, class, opens, closes, $2, capacity, $3, $4, 'demo', $5
     FROM jsonb_to_recordset($1::jsonb) AS h(place text, class text, opens integer, closes integer, capacity integer)`,
    [JSON.stringify(hours), slotMinutes, basis, since, until],
  );
}

interface Story {
  readonly simulation: Simulation;
  readonly random: Random;
  readonly calendar: Calendar;
  readonly city: City;
  readonly until: Instant;
}

/** Ten days of bookings and numbers at the busiest halls, what is booked for the days ahead, and who waits now. */
export async function seedAppointments(
  simulation: Simulation,
  city: City,
  calendar: Calendar,
  until: Instant,
): Promise<void> {
  const story: Story = { simulation, random: seeded(594), calendar, city, until };
  const today = dayOf(until);
  for (const place of samplePlaces.filter(({ offHours }) => offHours.includes("weekend")).slice(0, 4))
    for (let n = -behind; n <= ahead; n++) await aDay(story, place, addDays(today, n), today);
  await simulation.passDeadlines(until);
  const [hall] = samplePlaces;
  if (hall) await aQueue(story, hall, today);
}

/** Who stands in the queue now, where the hall is open. */
async function aQueue(story: Story, place: SamplePlace, day: Day): Promise<void> {
  const { simulation, calendar, until } = story;
  const minute = minutesInto(day, until);
  const { slots } = slotsOfDay(calendar, hoursOf(place), [], day);
  const slot = slots.find(({ from, to }) => from <= minute && minute < to);
  if (!slot) return;
  for (const ago of [12, 7, 3]) {
    const from = minute - ago;
    const input = inputOf(story, place, day, { ...slot, from, to: from + 1, capacity: 0 }, true);
    await simulation.open(momentOf(day, from), "appointments.booking", input, officerOf(place));
  }
}

const officerOf = ({ unit }: SamplePlace): Actor => ({
  kind: "staff",
  id: `demo:${unit}:officer`,
  posts: [{ unit, role: "officer" }],
});

async function aDay(story: Story, place: SamplePlace, day: Day, today: Day): Promise<void> {
  const { random, calendar } = story;
  if (classesOn(calendar, day) === undefined) return;
  const { slots } = slotsOfDay(calendar, hoursOf(place), [], day);
  const used = new Map<number, number>();
  for (let n = slots.length > 0 ? aDayEach : 0; n > 0; n--) {
    const slot = random.pick(slots);
    if ((used.get(slot.from) ?? 0) >= slot.capacity) continue;
    used.set(slot.from, (used.get(slot.from) ?? 0) + 1);
    await aBooking(story, place, day, slot, today);
  }
}

async function aBooking(story: Story, place: SamplePlace, day: Day, slot: Slot, today: Day): Promise<void> {
  const { simulation, random, until } = story;
  const walkIn = day < today && random.chance(0.4);
  const at = (minutes: number): Instant => momentOf(day, slot.from + minutes);
  const opened = walkIn ? at(4) : laterOf(momentOf(addDays(day, -3), 600), momentOf(addDays(today, -4), 600));
  if (opened >= until || (day === today && at(20) >= until && walkIn)) return;
  const server = officerOf(place);
  const reporter = walkIn ? undefined : { ...sampleReporter(random), consentedAt: opened, consent: consentVersion };
  const input = inputOf(story, place, day, slot, walkIn);
  const id = await simulation.open(opened, "appointments.booking", input, walkIn ? server : anonymous, reporter);
  const fate = random.next();
  if (!walkIn && fate < 0.08)
    await simulation.act(halfAnHourLater(opened), id, "cancelByUnit", { reason: "窗口调整" }, server);
  if (day >= today || fate < 0.2) return;
  if (!walkIn) await simulation.act(at(-6), id, "arrive", {}, server);
  await simulation.act(at(5 + random.int(12)), id, "call", { window: random.pick(place.windows) }, server);
  await simulation.act(at(25), id, "finish", {}, server);
}

const halfAnHourLater = (at: Instant): Instant => new Date(Date.parse(at) + 1_800_000).toISOString();
const laterOf = (a: Instant, b: Instant): Instant => (a > b ? a : b);

function inputOf({ random, city }: Story, place: SamplePlace, day: Day, slot: Slot, walkIn: boolean): OpenBooking {
  const service = random.pick(place.services);
  const when = walkIn ? "现场取号" : timeSpan(slot.from, slot.to);
  return {
    ...{ place: place.code, service: service.code, unit: place.unit, day, from: slot.from, to: slot.to },
    title: `${service.title} · ${place.name} · ${day} ${when}`,
    division: city.units.find(({ code }) => code === place.unit)?.division ?? "",
    ...{ class: slot.class, walkIn, wait: false, capacity: slot.capacity, atMost: 100 },
    cancelUntil: momentOf(day, slot.from - 60),
  };
}
