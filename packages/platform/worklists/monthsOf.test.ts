import { expect, test } from "vitest";
import { monthsOf, periodPattern } from "./monthsOf.ts";

test.each([
  ["2026-11", "2026-11", "2026-12"],
  ["2026-12", "2026-12", "2027-01"],
  ["2026-Q1", "2026-01", "2026-04"],
  ["2026-Q4", "2026-10", "2027-01"],
  ["2026", "2026-01", "2027-01"],
])("%s is from %s until %s", (period, from, to) => {
  expect(period).toMatch(periodPattern);
  expect(monthsOf(period)).toEqual({ from, to });
});

test("nothing else is a period", () => {
  for (const wrong of ["2026-13", "2026-Q5", "26", "2026-1", "2026-Q", "1999"])
    expect(wrong).not.toMatch(periodPattern);
});
