import { t } from "@wuxing/kernel/text";
import { describe, expect, it } from "vitest";
import { isUnverified, RuleMissing, type RuleRow, ruleBook, ruleId, term } from "./index.ts";

const row = (key: string, from: string, until?: string, amount = 5): RuleRow => ({
  key,
  from,
  ...(until === undefined ? {} : { until }),
  title: t("办理时限", "Time to answer"),
  value: { amount, unit: "workingDay" },
  source: { title: "某市条例", article: "§50", mark: "T" },
});

describe("ruleBook", () => {
  const old = row("a.answer", "2019-01-01", "2022-09-01", 5);
  const present = row("a.answer", "2022-09-01", undefined, 10);
  const book = ruleBook([present, old, row("b", "2020-01-01", "2021-01-01"), row("b", "2022-01-01")]);

  it("gives the row in force on the day, its last day excluded", () => {
    expect(book.get("a.answer", "2022-08-31")).toBe(old);
    expect(book.get("a.answer", "2022-09-01")).toBe(present);
    expect(book.get("a.answer", "2199-01-01")).toBe(present);
  });

  it("finds nothing before, in a gap, or under another key, and says so in both languages", () => {
    expect(book.find("a.answer", "2018-12-31")).toBeUndefined();
    expect(book.find("b", "2021-06-01")).toBeUndefined();
    expect(book.find("c", "2021-06-01")).toBeUndefined();
    expect(() => book.get("b", "2021-06-01")).toThrow(RuleMissing);
    try {
      book.get("b", "2021-06-01");
    } catch (error) {
      expect((error as RuleMissing).reason.zh).toContain("没有生效的规则“b”");
      expect((error as RuleMissing).reason.en).toContain("2021-06-01");
    }
  });

  it("keeps every row, and finds it by the id that an entry kept", () => {
    expect(book.all()).toHaveLength(4);
    expect(ruleId(old)).toBe("a.answer@2019-01-01");
    expect(book.byId("a.answer@2019-01-01")).toBe(old);
    expect(book.byId("a.answer@2019-01-02")).toBeUndefined();
  });

  it.each([
    ["two rows of a key on one day", [row("a", "2019-01-01"), row("a", "2022-01-01")]],
    ["rows that overlap by a day", [row("a", "2022-01-01"), row("a", "2019-01-01", "2022-01-02")]],
    ["the same row twice", [row("a", "2019-01-01"), row("a", "2019-01-01")]],
    ["a day that does not exist", [row("a", "2019-02-29")]],
    ["an end that does not exist", [row("a", "2019-01-01", "2019-04-31")]],
    ["an end before the beginning", [row("a", "2019-01-01", "2019-01-01")]],
    ["an amount below zero", [row("a", "2019-01-01", undefined, -1)]],
  ])("refuses %s", (_, rows) => {
    expect(() => ruleBook(rows)).toThrow(RangeError);
  });
});

describe("a rule row", () => {
  it("is a length of time or not", () => {
    expect(term(row("a", "2019-01-01"))).toEqual({ amount: 5, unit: "workingDay" });
    expect(() => term({ ...row("a", "2019-01-01"), value: { amount: 20, unit: "percent" } })).toThrow(/a@2019-01-01/);
  });

  it("must be labelled where it is from memory", () => {
    expect(isUnverified(row("a", "2019-01-01"))).toBe(false);
    expect(isUnverified({ ...row("a", "2019-01-01"), source: { title: "待核", mark: "M" } })).toBe(true);
  });
});
