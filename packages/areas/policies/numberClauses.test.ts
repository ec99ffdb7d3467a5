import type { Clause } from "@wuxing/kernel/policies";
import { expect, test } from "vitest";
import { numberClauses } from "./numberClauses.ts";

const clause = (title: string, number: number | null = null): Clause => ({
  ...{ number, title, benefit: { kind: "fixed", fen: 100 } },
  condition: { kind: "flag", fact: "aboveSize", is: true },
});
const numbers = (clauses: readonly Clause[], ...before: Parameters<typeof numberClauses>[1]) =>
  numberClauses(clauses, before).map(({ title, number }) => `${number} ${title}`);

test("a clause keeps its number by its name, and under another name where the number is written; a new one takes none that was had", () => {
  const first = numberClauses([clause("甲"), clause("乙"), clause("丙")], []);
  expect(first.map(({ number }) => number)).toEqual([1, 2, 3]);
  const second = numberClauses([clause("丙"), clause("甲的新名称", 1)], [first]);
  expect(second.map(({ title, number }) => `${number} ${title}`)).toEqual(["3 丙", "1 甲的新名称"]);
  expect(numbers([clause("丁"), clause("乙")], second, first), "taken away and come back, it is what it was").toEqual([
    "4 丁",
    "2 乙",
  ]);
  expect(numbers([clause("乙", 1), clause("甲")], first), "whose number another has now is new").toEqual([
    "1 乙",
    "4 甲",
  ]);
  expect(numbers([clause("甲", 7), clause("乙")], []), "the first version may count as it likes").toEqual([
    "7 甲",
    "8 乙",
  ]);
});
