import { t } from "@wuxing/kernel/text";
import { expect, it } from "vitest";
import { addWorkingDays, chinaCalendar, withHolidays } from "./index.ts";

const newYear = t("元旦", "New Year’s Day");
const days = [
  { day: "2026-12-31", kind: "rest", title: newYear },
  { day: "2027-01-01", kind: "rest", title: newYear },
  { day: "2027-01-02", kind: "working", title: newYear },
] as const;

it("covers a year from its first registered day on, weekends free and make-up days worked", () => {
  expect(chinaCalendar.kind("2027-01-04")).toBe("notAnnounced");
  const calendar = withHolidays(chinaCalendar, days);
  expect(["2027-01-01", "2027-01-02", "2027-01-03", "2027-01-04"].map(calendar.kind)).toEqual([
    ...["rest", "working", "rest", "working"],
  ]);
  expect(calendar.holiday("2027-01-02")).toBe(newYear);
  expect(calendar.kind("2028-01-04")).toBe("notAnnounced");
  expect(addWorkingDays(calendar, "2026-12-30", 2).day).toBe("2027-01-04");
});

it("holds against the calendar below it, and leaves the rest as it was", () => {
  const calendar = withHolidays(chinaCalendar, days);
  expect(chinaCalendar.kind("2026-12-31")).toBe("working");
  expect(calendar.kind("2026-12-31")).toBe("rest");
  expect(calendar.kind("2026-10-01")).toBe("rest");
  expect(calendar.holiday("2026-10-01")).toEqual(chinaCalendar.holiday("2026-10-01"));
});

it("does not take the December before for an announced year", () => {
  const calendar = withHolidays(chinaCalendar, [{ day: "2027-12-31", kind: "rest", title: newYear }]);
  expect(calendar.kind("2028-01-04")).toBe("notAnnounced");
});
