import { chinaCalendar } from "@wuxing/kernel/calendar";
import { ruleBook } from "@wuxing/kernel/rules";
import { t } from "@wuxing/kernel/text";
import { cityOf } from "@wuxing/platform/city";
import type { Item } from "@wuxing/platform/items";
import { divisions, units } from "@wuxing/platform/testing/city";
import { Simulation } from "@wuxing/platform/testing/simulation";
import { expect, test } from "vitest";
import { bookingProcedure } from "./booking.ts";
import { appointmentRules } from "./rules.ts";
import { samplePlaces } from "./sample/places.ts";
import { itemsOf, seedAppointments } from "./seed.ts";

/** Noon of a Thursday: the hall is open. */
const until = "2026-11-26T04:15:00.000Z";
const city = cityOf(
  units.map((unit) => ({ ...unit, parent: unit.parent ?? null })),
  divisions.map((one) => ({ ...one, parent: one.parent ?? null })),
  [],
);

async function seeded(): Promise<Simulation> {
  const simulation = new Simulation({
    procedures: new Map([[bookingProcedure.type, bookingProcedure]]),
    almanac: { calendar: chinaCalendar, rules: ruleBook(appointmentRules) },
    reactions: [],
  });
  await seedAppointments(simulation, city, chinaCalendar, until);
  return simulation;
}

test("the demo's bookings are the same each time, of known units, none of the future, each slot within its places", async () => {
  const simulation = await seeded();
  const cases = simulation.ofType("appointments.booking");
  expect(cases).toEqual((await seeded()).ofType("appointments.booking"));
  expect(new Set(cases.map(({ state }) => state))).toEqual(
    new Set(["booked", "served", "noShow", "cancelled", "unserved", "arrived"]),
  );
  for (const { entries } of simulation.lives()) for (const { at } of entries) expect(at <= until, at).toBe(true);
  const slots = Map.groupBy(
    cases.filter(({ data }) => !data.walkIn),
    ({ data }) => `${data.place} ${data.day} ${data.from}`,
  );
  for (const [, those] of slots) expect(those.length).toBeLessThanOrEqual(Number(those[0]?.data.capacity));
});

test("each item of the city is done at one service of its hall, and at the hall of its own matter", () => {
  const hall = { ...placeOf("px-hall"), division: "360300" };
  const item = (zh: string, division = "360300") => ({ code: zh, name: t(zh, "x"), division }) as Item;
  const items = ["食品经营许可", "不动产继承登记", "失业登记", "普通护照签发"].map((zh) => item(zh));
  const done = (place: typeof hall) => place.services.map((one) => [one.code, itemsOf(place, one, items)] as const);
  expect(Object.fromEntries(done(hall))).toEqual({
    ...{ social: ["失业登记"], medical: [], estate: ["不动产继承登记"], business: ["食品经营许可"] },
    general: ["普通护照签发"],
  });
  expect(done({ ...placeOf("px-entry-exit"), division: "360300" })).toEqual([
    ["passport", ["普通护照签发"]],
    ["endorse", []],
  ]);
  const [first] = hall.services;
  expect(first && itemsOf(hall, first, [item("失业登记", "360302")])).toEqual([]);
});

function placeOf(code: string) {
  const place = samplePlaces.find((one) => one.code === code);
  if (!place) throw new Error(`no place ${code}`);
  return place;
}

test("the demo's places are of units of the city, with codes of their own", () => {
  const codes = new Set(city.units.map(({ code }) => code));
  for (const { unit } of samplePlaces) expect(codes).toContain(unit);
  expect(new Set(samplePlaces.map(({ code }) => code)).size).toBe(samplePlaces.length);
});
