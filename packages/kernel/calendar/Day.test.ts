import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addDays, dayOf, daysBetween, endOfDay, nextDay, parseDay, startOfDay, weekday } from "./index.ts";

const anyDay = fc
  .date({ min: new Date("1990-01-01"), max: new Date("2099-12-31"), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));

describe("days in China", () => {
  it("turn at 16:00 UTC", () => {
    expect(dayOf("2020-06-30T15:59:59.999Z")).toBe("2020-06-30");
    expect(dayOf("2020-06-30T16:00:00.000Z")).toBe("2020-07-01");
    expect(startOfDay("2020-07-01")).toBe("2020-06-30T16:00:00.000Z");
    expect(endOfDay("2020-06-30")).toBe("2020-06-30T15:59:59.999Z");
    expect(dayOf("2026-12-31T16:30:00.000Z")).toBe("2027-01-01");
  });

  it("begin and end within themselves, and follow one another without a gap", () => {
    fc.assert(
      fc.property(anyDay, (day) => {
        expect(dayOf(startOfDay(day))).toBe(day);
        expect(dayOf(endOfDay(day))).toBe(day);
        expect(Date.parse(startOfDay(addDays(day, 1))) - Date.parse(endOfDay(day))).toBe(1);
      }),
    );
  });

  it("add and subtract, through leap days and years", () => {
    expect(addDays("2024-02-28", 1)).toBe("2024-02-29");
    expect(addDays("2026-12-31", 1)).toBe("2027-01-01");
    fc.assert(
      fc.property(anyDay, fc.integer({ min: -5000, max: 5000 }), (day, n) => {
        expect(daysBetween(day, addDays(day, n))).toBe(n);
        expect(nextDay(day)).toBe(addDays(day, 1));
        expect((((weekday(day) - 1 + n) % 7) + 7) % 7).toBe(weekday(addDays(day, n)) - 1);
      }),
    );
  });

  it("know their weekday", () => {
    expect([weekday("2026-11-25"), weekday("2020-04-24"), weekday("2026-02-28"), weekday("1969-12-28")]).toEqual([
      3, 5, 6, 7,
    ]);
  });

  it.each(["2026-02-29", "2026-13-01", "2026-00-10", "26-01-01", "2026/01/01", "", "2026-1-1", "明天"])(
    "refuse “%s” in both languages",
    (text) => {
      expect(() => parseDay(text)).toThrow(RangeError);
      expect(() => parseDay(text)).toThrow(/不是日期.* is not a day/);
    },
  );

  it("are read from input with spaces around", () => expect(parseDay(" 2024-02-29 ")).toBe("2024-02-29"));
});
