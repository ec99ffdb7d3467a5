import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addDays, addWorkingDays, chinaCalendar, countWorkingDays, daysBetween, nextWorkingDay } from "./index.ts";

const covered = fc
  .integer({ min: 0, max: daysBetween("2020-01-01", "2026-06-30") })
  .map((n) => addDays("2020-01-01", n));
const some = fc.integer({ min: 0, max: 120 });
const add = (day: string, n: number) => addWorkingDays(chinaCalendar, day, n);

describe("addWorkingDays", () => {
  it("counted again gives the number added", () => {
    fc.assert(
      fc.property(covered, fc.integer({ min: 1, max: 120 }), (day, n) => {
        expect(countWorkingDays(chinaCalendar, day, add(day, n).day)).toEqual({ count: n, certain: true });
      }),
    );
  });

  it("is strictly monotone in n, and monotone in the day", () => {
    fc.assert(
      fc.property(covered, some, (day, n) => {
        expect(n === 0 || add(day, n + 1).day > add(day, n).day).toBe(true);
        expect(add(addDays(day, 1), n).day >= add(day, n).day).toBe(true);
      }),
    );
  });

  it("joins: n and then m is n + m", () => {
    fc.assert(
      fc.property(covered, fc.integer({ min: 1, max: 50 }), fc.integer({ min: 1, max: 50 }), (day, n, m) => {
        expect(add(add(day, n).day, m)).toEqual(add(day, n + m));
      }),
    );
  });

  it("ends on a working day", () => {
    fc.assert(
      fc.property(covered, some, (day, n) => {
        expect(chinaCalendar.kind(add(day, n).day)).toBe("working");
      }),
    );
  });

  it("does not count the start day, and with n = 0 gives it or the next that is worked", () => {
    expect(add("2026-11-25", 1).day).toBe("2026-11-26");
    expect(add("2026-11-25", 0).day).toBe("2026-11-25");
    expect(add("2026-11-28", 0).day).toBe("2026-11-30");
  });

  it("counts a make-up Saturday and leaves out a free weekday", () => {
    expect(add("2026-02-13", 1).day).toBe("2026-02-14");
    expect(add("2026-02-14", 1).day).toBe("2026-02-24");
    expect(add("2026-02-27", 1).day).toBe("2026-02-28");
    expect(countWorkingDays(chinaCalendar, "2020-01-23", "2020-02-03")).toEqual({ count: 1, certain: true });
  });

  it("crosses the borders of covered years with certainty", () => {
    expect(add("2025-12-31", 1)).toEqual({ day: "2026-01-04", certain: true });
    expect(add("2022-12-30", 1)).toEqual({ day: "2023-01-03", certain: true });
    expect(add("2021-12-31", 1)).toEqual({ day: "2022-01-04", certain: true });
  });

  it("refuses what is no number of days", () => {
    for (const n of [-1, 1.5, Number.NaN, Number.POSITIVE_INFINITY])
      expect(() => add("2026-01-05", n)).toThrow(RangeError);
  });
});

describe("a year that is not announced", () => {
  it("is labelled, with the day it would be at its weekdays", () => {
    expect(add("2026-12-30", 2)).toEqual({ day: "2027-01-01", certain: false, unannouncedYear: 2027 });
    expect(add("2026-12-30", 3)).toEqual({ day: "2027-01-04", certain: false, unannouncedYear: 2027 });
    expect(add("2026-12-30", 1)).toEqual({ day: "2026-12-31", certain: true });
    expect(nextWorkingDay(chinaCalendar, "2027-05-01")).toEqual({
      day: "2027-05-03",
      certain: false,
      unannouncedYear: 2027,
    });
    expect(countWorkingDays(chinaCalendar, "2026-12-31", "2027-01-08")).toEqual({ count: 6, certain: false });
    expect(add("2019-12-30", 4)).toMatchObject({ certain: false, unannouncedYear: 2019 });
  });

  it("is never passed over silently", () => {
    fc.assert(
      fc.property(covered, fc.integer({ min: 1, max: 600 }), (day, n) => {
        const reckoned = add(day, n);
        expect(reckoned.certain).toBe(reckoned.day <= "2026-12-31");
      }),
    );
  });
});
