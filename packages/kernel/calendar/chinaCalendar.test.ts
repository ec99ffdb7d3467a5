import chineseDays from "chinese-days";
import { describe, expect, it } from "vitest";
import { addDays, CalendarError, calendarFrom, chinaCalendar, chinaYears, type Day, yearOf } from "./index.ts";

const everyDay = (year: number): Day[] => {
  const days: Day[] = [];
  for (let day = `${year}-01-01`; yearOf(day) === year; day = addDays(day, 1)) days.push(day);
  return days;
};

describe("chinaCalendar", () => {
  it.each([2020, 2021, 2022, 2023, 2024, 2025, 2026])("agrees with chinese-days on every day of %i", (year) => {
    const days = everyDay(year);
    expect(days.length).toBeGreaterThanOrEqual(365);
    const differing = days.filter((day) => (chinaCalendar.kind(day) === "working") !== chineseDays.isWorkday(day));
    expect(differing).toEqual([]);
  });

  it("counts as many working days a year as the notices leave", () => {
    const counts = chinaYears.map(
      ({ year }) => everyDay(year).filter((d) => chinaCalendar.kind(d) === "working").length,
    );
    expect(counts).toEqual([249, 250, 249, 249, 251, 248, 248]);
  });

  it("knows make-up days, lengthened holidays and the names of both", () => {
    expect(chinaCalendar.kind("2020-01-19")).toBe("working");
    expect(chinaCalendar.kind("2020-02-01")).toBe("rest");
    expect(chinaCalendar.holiday("2026-02-28")?.zh).toBe("春节");
    expect(chinaCalendar.kind("2026-02-28")).toBe("working");
    expect(chinaCalendar.holiday("2022-12-31")?.en).toBe("New Year’s Day");
    expect(chinaCalendar.holiday("2026-11-25")).toBeUndefined();
  });

  it("says nothing of the years before and after", () => {
    for (const day of ["2019-12-31", "2027-01-01", "2027-01-04", "2030-10-01"]) {
      expect(chinaCalendar.kind(day)).toBe("notAnnounced");
      expect(chinaCalendar.holiday(day)).toBeUndefined();
    }
  });

  it("names the notice of every year", () => {
    for (const { year, source } of chinaYears) expect(source).toContain(`关于${year}年部分节假日安排的通知`);
  });
});

describe("calendarFrom", () => {
  const name = { zh: "元旦", en: "New Year’s Day" };
  const table = (year: number, from: Day, to: Day, ...work: Day[]) => ({
    year,
    source: "测试",
    holidays: [{ name, from, to, work }],
  });

  it("takes a later year as data, which may move the last days of the year before", () => {
    const calendar = calendarFrom([...chinaYears, table(2027, "2026-12-31", "2027-01-02", "2026-12-27")]);
    expect(calendar.kind("2026-12-27")).toBe("working");
    expect(calendar.kind("2026-12-31")).toBe("rest");
    expect(calendar.kind("2027-01-04")).toBe("working");
    expect(calendar.kind("2027-01-09")).toBe("rest");
    expect(calendar.kind("2028-01-04")).toBe("notAnnounced");
  });

  it("speaks of the December before only if that year was given too", () => {
    const calendar = calendarFrom([table(2027, "2026-12-31", "2027-01-02")]);
    expect(calendar.kind("2026-12-31")).toBe("notAnnounced");
    expect(calendar.holiday("2026-12-31")).toBeUndefined();
    expect(calendar.kind("2027-01-01")).toBe("rest");
  });

  it.each([
    ["a year that is none", [{ year: 26, source: "测试", holidays: [] }]],
    ["a year given twice", [table(2027, "2027-01-01", "2027-01-01"), table(2027, "2027-01-01", "2027-01-01")]],
    ["a day that is none", [table(2027, "2027-02-29", "2027-03-01")]],
    ["a day of another year", [table(2027, "2026-11-30", "2026-11-30")]],
    ["a period backwards", [table(2027, "2027-01-03", "2027-01-01")]],
    ["a period without end", [table(2027, "2027-01-01", "2027-12-31")]],
    ["a day both free and worked", [table(2027, "2027-01-01", "2027-01-03", "2027-01-02")]],
  ])("refuses %s", (_, tables) => {
    expect(() => calendarFrom(tables)).toThrow(CalendarError);
    expect(() => calendarFrom(tables)).toThrow(/[\u4e00-\u9fff].* \| /);
  });
});
