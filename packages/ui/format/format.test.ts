import { describe, expect, it } from "vitest";
import {
  dayInChina,
  dueWords,
  formatBytes,
  formatDay,
  formatInstant,
  formatMonth,
  formatNumber,
  formatShare,
} from "./index.ts";

describe("format", () => {
  it("writes days with their weekday in both languages", () => {
    expect(formatDay("2020-06-30", "zh")).toBe("2020年6月30日 周二");
    expect(formatDay("2020-06-30", "en")).toBe("30 Jun 2020, Tue");
    expect(formatMonth("2020-12", "en")).toBe("Dec 2020");
    expect(() => formatDay("30.6.2020", "zh")).toThrow(RangeError);
  });

  it("writes instants in China time across midnight", () => {
    expect(formatInstant("2020-06-30T16:05:00Z", "zh")).toBe("2020年7月1日 周三 00:05");
    expect(dayInChina("2020-12-31T15:59:59Z")).toBe("2020-12-31");
  });

  it("groups digits thinly from five digits on", () => {
    expect(formatNumber(1234)).toBe("1234");
    expect(formatNumber(1234567)).toBe("1\u202f234\u202f567");
    expect(formatNumber(-12345.678, 1)).toBe("−12\u202f345.7");
    expect(formatShare(0.9345)).toBe("93.5%");
    expect(formatShare(null)).toBe("—");
    expect(formatBytes(2_400_000)).toBe("2.4 MB");
  });
});

describe("dueWords", () => {
  const dueAt = "2020-07-03T09:30:00Z";
  it("says what is left by the unit of the clock", () => {
    const due = { dueAt, certain: true, now: "2020-06-30T01:00:00Z" };
    expect(dueWords({ ...due, remaining: { count: 3, unit: "workingDays" } }).zh).toBe("还有 3 个工作日");
    expect(dueWords({ ...due, remaining: { count: 1, unit: "hours" } }).en).toBe("1 hour left");
    expect(dueWords(due).zh).toBe("还有 3 天");
  });

  it("says today, late and none", () => {
    expect(dueWords({ dueAt, certain: true, now: "2020-07-03T01:00:00Z" }).zh).toBe("今天到期");
    expect(dueWords({ dueAt, certain: true, now: "2020-07-05T01:00:00Z" }).en).toBe("2 days overdue");
    expect(dueWords({ dueAt, certain: true, now: "2020-07-03T10:00:00Z" }).zh).toBe("已超期");
    expect(dueWords({ dueAt: null, certain: true, now: dueAt }).zh).toBe("没有期限");
  });

  it("does not guess where the holidays are not announced", () => {
    expect(dueWords({ dueAt, certain: false, now: "2020-06-30T01:00:00Z" }).zh).toContain("公布后再确认");
  });
});
