import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { changeDuties, type DutyWish } from "./changeDuties.ts";
import { dutyGaps } from "./dutyGaps.ts";
import { type Duty, type DutyPlace, dutyTable, isInForce } from "./dutyTable.ts";

const city = "360300";
const places: readonly DutyPlace[] = [
  { code: city, level: "city", parent: null },
  { code: "360302", level: "county", parent: city },
  { code: "360302102", level: "township", parent: "360302" },
  { code: "360313", level: "county", parent: city },
];
const days = Array.from({ length: 28 }, (_, day) => `2026-11-${String(day + 1).padStart(2, "0")}`);
const row = (place: string, unit: string, since: string, until: string | null = null): Duty => ({
  ...{ topic: "lamp", place, unit, since, until, joint: null, source: "三定方案" },
});
const begun = [row(city, "px-cgj", "2019-01-01"), row("360302", "px-360302", "2019-01-01")];
const wish = (place: string, unit: string | null, since: string): DutyWish => ({
  ...{ topic: "lamp", place, unit, since, joint: null, source: "会议纪要" },
});

const wishes = fc.array(
  fc.record<DutyWish>({
    topic: fc.constantFrom("lamp", "drain"),
    place: fc.constantFrom(...places.map(({ code }) => code)),
    unit: fc.option(fc.constantFrom("px-a", "px-b", "px-c"), { freq: 4 }),
    joint: fc.option(fc.constantFrom("px-d", "px-e")),
    since: fc.constantFrom(...days),
    source: fc.constant("会议纪要"),
  }),
  { maxLength: 25 },
);
/** As the register does: what leaves a gap is refused, and the rows stay as they were. */
const made = (all: readonly DutyWish[]): readonly Duty[] =>
  all.reduce(
    (rows, one) => {
      const after = changeDuties(rows, one);
      const own = after.filter(({ topic }) => topic === one.topic);
      return dutyGaps(own, city).length > 0 ? rows : after;
    },
    begun as readonly Duty[],
  );

describe("whatever is wished, and refused where it leaves a gap", () => {
  it("every topic of the table has one unit, and only one, in every place on every day from its first on", () => {
    fc.assert(
      fc.property(wishes, (all) => {
        const rows = made(all);
        const table = dutyTable(rows, places);
        for (const topic of new Set(rows.map((one) => one.topic))) {
          const own = rows.filter((one) => one.topic === topic);
          const first = own.map(({ since }) => since).sort()[0] ?? "";
          for (const place of [undefined, "no such place", ...places.map(({ code }) => code)])
            for (const day of days.filter((one) => one >= first)) {
              const found = table.find(topic, place, day);
              expect(found.length).toBeGreaterThan(0);
              expect(found.at(-1)?.place).toBe(city);
              for (const { place: near } of found)
                expect(own.filter((one) => one.place === near && isInForce(one, day))).toHaveLength(1);
            }
        }
      }),
      { numRuns: 150 },
    );
  });

  it("a wish that is granted holds on its day, and changes no day before it", () => {
    fc.assert(
      fc.property(wishes, fc.integer({ min: 0, max: 24 }), (all, at) => {
        const last = all[Math.min(at, all.length - 1)];
        if (!last) return;
        const before = made(all.slice(0, all.indexOf(last)));
        const after = changeDuties(before, last);
        const row = after.find(
          (one) => one.topic === last.topic && one.place === last.place && isInForce(one, last.since),
        );
        expect(row?.unit ?? null).toBe(last.unit);
        for (const day of days.filter((one) => one < last.since))
          for (const { code } of places)
            expect(dutyTable(after, places).find(last.topic, code, day)[0]?.unit).toBe(
              dutyTable(before, places).find(last.topic, code, day)[0]?.unit,
            );
      }),
      { numRuns: 300 },
    );
  });
});

describe("dutyTable", () => {
  const table = dutyTable([...begun, row("360302102", "px-town", "2026-11-10")], places);
  const units = (place: string | undefined, day: string) => table.find("lamp", place, day).map(({ unit }) => unit);

  it("gives the nearest unit first: township, county, city", () => {
    expect(units("360302102", "2026-11-10")).toEqual(["px-town", "px-360302", "px-cgj"]);
    expect(units("360302102", "2026-11-09")).toEqual(["px-360302", "px-cgj"]);
    expect(units("360313", "2026-11-10")).toEqual(["px-cgj"]);
  });

  it("holds the whole city's row for what has no place, and knows nothing of other topics", () => {
    expect(units(undefined, "2026-11-10")).toEqual(["px-cgj"]);
    expect(table.find("bus", "360302", "2026-11-10")).toEqual([]);
  });
});

describe("changeDuties", () => {
  it("ends the row that held, and lasts until what was planned next", () => {
    const planned = changeDuties(begun, wish("360302", "px-b", "2026-11-20"));
    const sooner = changeDuties(planned, wish("360302", "px-a", "2026-11-05"));
    const spans = sooner
      .filter(({ place }) => place === "360302")
      .map(({ unit, since, until }) => [unit, since, until]);
    expect(spans).toEqual(
      expect.arrayContaining([
        ["px-360302", "2019-01-01", "2026-11-05"],
        ["px-a", "2026-11-05", "2026-11-20"],
        ["px-b", "2026-11-20", null],
      ]),
    );
    expect(spans).toHaveLength(3);
  });

  it("changes nothing where it is so already, and what began the same day is replaced", () => {
    expect(changeDuties(begun, wish("360302", "px-360302", "2026-11-05"))).toBe(begun);
    const once = changeDuties(begun, wish("360302", "px-a", "2026-11-05"));
    expect(changeDuties(once, wish("360302", "px-b", "2026-11-05"))).toHaveLength(once.length);
  });
});

describe("dutyGaps", () => {
  it("names a place without a unit for the whole city, a gap in it, and two rows at once", () => {
    const fields = (rows: readonly Duty[]) => dutyGaps(rows, city).map(({ field }) => field);
    expect(fields([row("360302", "px-a", "2026-11-01")])).toEqual(["place"]);
    expect(fields([row(city, "px-a", "2026-11-01", "2026-11-05")])).toEqual(["until"]);
    expect(fields([row(city, "px-a", "2026-11-01"), row(city, "px-b", "2026-11-05")])).toEqual(["since"]);
    expect(fields([...begun, row("360313", "px-a", "2018-01-01")])).toEqual(["place"]);
    expect(fields(begun)).toEqual([]);
  });
});
