import { t } from "@wuxing/kernel/text";
import fc from "fast-check";
import { expect, it } from "vitest";
import { layRules, type RuleRow, ruleBook } from "./index.ts";

const row = (key: string, from: string, until?: string, amount = 5): RuleRow => ({
  key,
  from,
  ...(until === undefined ? {} : { until }),
  title: t("时限", "Term"),
  value: { amount, unit: "workingDay" },
  source: { title: "某市条例", mark: "T" },
});
const shipped = [row("a", "2019-01-01", "2022-09-01"), row("a", "2022-09-01", undefined, 10), row("b", "2020-01-01")];

it("lets the register hold from its first day on, and leaves earlier days and other keys as they were shipped", () => {
  const book = ruleBook(layRules(shipped, [row("a", "2027-01-01", undefined, 7)]));
  expect(book.get("a", "2022-08-31").value.amount).toBe(5);
  expect(book.get("a", "2026-12-31").value.amount).toBe(10);
  expect(book.get("a", "2027-01-01").value.amount).toBe(7);
  expect(book.get("b", "2027-01-01").value.amount).toBe(5);
  expect(book.byId("a@2022-09-01")?.value.amount, "a clock finds the row it began with").toBe(10);
});

it("leaves out what was shipped for later days", () => {
  const book = ruleBook(layRules(shipped, [row("a", "2021-01-01", "2023-01-01", 7), row("a", "2023-01-01")]));
  expect(book.all().filter(({ key }) => key === "a")).toHaveLength(3);
  expect(book.get("a", "2022-10-01").value.amount).toBe(7);
});

it("is a book without overlap or gap whatever day the register begins", () => {
  const day = fc
    .integer({ min: 0, max: 4000 })
    .map((n) => new Date(Date.UTC(2019, 0, 2 + n)).toISOString().slice(0, 10));
  fc.assert(
    fc.property(day, day, (begins, asked) => {
      const book = ruleBook(layRules(shipped, [row("a", begins, undefined, 99)]));
      const amount = book.get("a", asked).value.amount;
      expect(amount).toBe(asked >= begins ? 99 : asked < "2022-09-01" ? 5 : 10);
    }),
  );
});
