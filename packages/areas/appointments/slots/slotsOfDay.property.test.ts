import { addDays, chinaCalendar, chinaYears, weekday } from "@wuxing/kernel/calendar";
import fc from "fast-check";
import { expect, test } from "vitest";
import { classesOn } from "./dayClassOf.ts";
import { festivalOf } from "./festivalOf.ts";
import { type Exception, type Hours, hourClasses } from "./PlaceHours.ts";
import { slotsOfDay } from "./slotsOfDay.ts";

const day = fc.integer({ min: 0, max: 3000 }).map((n) => addDays("2020-01-01", n));
const span = fc.record({
  opens: fc.integer({ min: 0, max: 1300 }),
  length: fc.integer({ min: 5, max: 600 }),
  slotMinutes: fc.constantFrom(5, 10, 15, 20, 30, 45, 60),
  capacity: fc.integer({ min: 0, max: 30 }),
});
const inDay = ({
  opens,
  length,
  ...rest
}: {
  opens: number;
  length: number;
  slotMinutes: number;
  capacity: number;
}) => ({
  ...rest,
  opens,
  closes: Math.min(1440, opens + length),
});
const hours: fc.Arbitrary<Hours> = fc
  .record({
    span,
    class: fc.constantFrom(...hourClasses),
    weekdays: fc.subarray([1, 2, 3, 4, 5, 6, 7]),
    since: day,
    until: fc.option(day),
  })
  .map(({ span: one, ...rest }) => ({ ...rest, ...inDay(one), services: [] }));
const exceptionOn = (on: string): fc.Arbitrary<Exception> =>
  fc.record({ span, closed: fc.boolean() }).map(({ span: one, closed }) => ({
    ...{ day: on, reason: "x" },
    ...(closed ? { kind: "closed" } : { kind: "extra", ...inDay(one) }),
  }));
const world = day.chain((on) =>
  fc.record({
    on: fc.constant(on),
    hours: fc.array(hours, { maxLength: 8 }),
    exceptions: fc.array(fc.oneof(exceptionOn(on), exceptionOn(addDays(on, 1))), { maxLength: 3 }),
  }),
);

test("slots lie in order, none over another, whole, within the day", () => {
  let some = 0;
  fc.assert(
    fc.property(world, ({ on, hours: list, exceptions }) => {
      const { slots, kind } = slotsOfDay(chinaCalendar, list, exceptions, on);
      some += slots.length;
      expect(kind === "open").toBe(slots.length > 0);
      for (const [i, { from, to }] of slots.entries()) {
        expect(from).toBeLessThan(to);
        expect(to).toBeLessThanOrEqual(1440);
        expect(from).toBeGreaterThanOrEqual(slots[i - 1]?.to ?? 0);
      }
    }),
    { numRuns: 600 },
  );
  expect(some).toBeGreaterThan(500);
});

test("a closed day has none, an unannounced one none of the list, and each slot is of a class of its day", () => {
  fc.assert(
    fc.property(world, ({ on, hours: list, exceptions }) => {
      const plan = slotsOfDay(chinaCalendar, list, exceptions, on);
      const own = exceptions.filter((one) => one.day === on);
      if (own.some(({ kind }) => kind === "closed")) {
        expect(plan).toMatchObject({ kind: "closed", slots: [] });
        return;
      }
      const classes = classesOn(chinaCalendar, on);
      if (!classes) expect(plan.slots.every((slot) => slot.class === "extra")).toBe(true);
      if (!classes && own.length === 0) expect(plan.kind).toBe("notAnnounced");
      for (const slot of plan.slots) expect([...(classes ?? []), "extra"]).toContain(slot.class);
    }),
    { numRuns: 600 },
  );
});

const line = (of: Hours["class"], opens: number, closes: number, weekdays: number[] = []): Hours => ({
  ...{ class: of, opens, closes, slotMinutes: 30, capacity: 2, weekdays },
  ...{ services: [], since: "2018-01-01", until: null },
});
const list = [
  line("ordinary", 540, 720),
  line("noon", 720, 810),
  line("weekend", 540, 720),
  line("holiday", 570, 720),
  line("festival", 600, 720),
];
const beginning = (on: string) => slotsOfDay(chinaCalendar, list, [], on).slots[0];

test("every make-up day of the announced years is an ordinary day, though it is a weekend", () => {
  const makeUp = chinaYears.flatMap(({ holidays }) => holidays.flatMap(({ work }) => work));
  expect(makeUp.length).toBeGreaterThan(25);
  for (const on of makeUp) {
    expect(weekday(on)).toBeGreaterThan(5);
    expect(classesOn(chinaCalendar, on)).toEqual(["ordinary", "noon"]);
    expect(slotsOfDay(chinaCalendar, list, [], on).slots).toHaveLength(9);
  }
});

test("the festival's own day, the rest of the holiday, the weekend and the working day each have their hours", () => {
  // 2026: Spring Festival is on 17 February, free from the 15th to the 23rd.
  expect(beginning("2026-02-17")).toMatchObject({ from: 600, class: "festival" });
  expect(beginning("2026-02-16")).toMatchObject({ from: 570, class: "holiday" });
  expect(beginning("2026-11-28")).toMatchObject({ from: 540, class: "weekend" });
  expect(beginning("2026-11-26")).toMatchObject({ from: 540, class: "ordinary" });
  expect(slotsOfDay(chinaCalendar, list, [], "2027-01-04")).toEqual({
    day: "2027-01-04",
    kind: "notAnnounced",
    slots: [],
  });
});

test("each festival falls into the holiday of that name, once a year", () => {
  for (const { year, holidays } of chinaYears) {
    const days = Array.from({ length: 366 }, (_, i) => addDays(`${year}-01-01`, i)).filter((on) =>
      on.startsWith(`${year}`),
    );
    const found = days.flatMap((on) => {
      const name = festivalOf(on);
      return name ? [{ on, name }] : [];
    });
    expect(found.map(({ name }) => name.zh)).toEqual(["春节", "端午节", "中秋节"]);
    for (const { on, name } of found) {
      const holiday = holidays.find(({ from, to }) => from <= on && on <= to);
      expect(holiday?.name.zh, `${on} ${name.zh}`).toContain(name.zh);
    }
  }
});
