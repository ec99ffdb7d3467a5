import { addDays } from "@wuxing/kernel/calendar";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  type Condition,
  contradictions,
  evaluate,
  type FirmFile,
  factsOf,
  parseCondition,
  printContradiction,
} from "./index.ts";
import { catalogue, today } from "./testing/sampleFacts.ts";

/** Few values, so that many conditions exclude each other: numbers 0 to 4, days about today. */
const number = fc.nat(4);
const op = fc.constantFrom("≥", ">", "≤", "<", "=", "≠");
const near = fc.integer({ min: -6, max: 3 }).map((days) => addDays(today, days));
const sectors = ["C", "E", "B", "M"];
const atom = fc.oneof(
  fc.record({ kind: fc.constant("number"), fact: fc.constant("jobs"), op, value: number }),
  fc.record({
    ...{ kind: fc.constant("choice"), fact: fc.constant("sector"), among: fc.boolean() },
    options: fc.subarray(sectors, { minLength: 1 }),
  }),
  fc.record({ kind: fc.constant("flag"), fact: fc.constant("hightech"), is: fc.boolean() }),
  fc.record({ kind: fc.constant("day"), fact: fc.constant("founded"), op, day: near }),
  fc.record({
    ...{ kind: fc.constant("age"), fact: fc.constant("founded"), op: fc.constantFrom("≥", ">", "≤", "<") },
    ...{ amount: fc.nat(6), unit: fc.constant("day") },
  }),
) as fc.Arbitrary<Condition>;
const condition = fc.letrec<{ condition: Condition }>((tie) => ({
  condition: fc.oneof(
    { depthSize: "small", withCrossShrink: true },
    atom,
    fc.record({ kind: fc.constantFrom("all", "any"), of: fc.array(tie("condition"), { minLength: 2, maxLength: 4 }) }),
    fc.record({ kind: fc.constant("not"), of: tie("condition") }),
  ) as fc.Arbitrary<Condition>,
})).condition;

/** Everything that these facts can be, as far as such conditions can tell: each limit, between two, and beyond. */
const values: Readonly<Record<string, readonly (string | number | boolean)[]>> = {
  jobs: Array.from({ length: 13 }, (_, i) => i / 2 - 1),
  sector: sectors,
  hightech: [true, false],
  founded: Array.from({ length: 16 }, (_, i) => addDays(today, i - 9)),
};

function* files(codes: readonly string[]): Generator<FirmFile> {
  const [code, ...others] = codes;
  if (code === undefined) yield {};
  else
    for (const file of files(others))
      for (const value of values[code] ?? []) yield { ...file, [code]: { value, day: today, source: "测试" } };
}

function someFirmFulfils(conditions: readonly Condition[]): boolean {
  const codes = [...new Set(conditions.flatMap(factsOf))];
  for (const file of files(codes))
    if (conditions.every((one) => evaluate(one, file, catalogue, today) === "yes")) return true;
  return false;
}

test("a clause is said to be nobody's exactly where no firm of all that there can be fulfils it", () => {
  let never = 0;
  fc.assert(
    fc.property(condition, (one) => {
      const whole = contradictions(one, catalogue, today).some((found) => found.whole);
      expect(whole).toBe(!someFirmFulfils([one]));
      never += Number(whole);
    }),
    { numRuns: 600 },
  );
  expect(never, "some of them contradict themselves").toBeGreaterThan(20);
});

test("what is named cannot be together, and without any one of it could", () => {
  let branches = 0;
  fc.assert(
    fc.property(condition, (one) => {
      for (const { parts, whole } of contradictions(one, catalogue, today)) {
        expect(someFirmFulfils(parts)).toBe(false);
        for (const part of parts) expect(someFirmFulfils(parts.filter((other) => other !== part))).toBe(true);
        branches += Number(!whole);
      }
    }),
    { numRuns: 600 },
  );
  expect(branches, "some choices are never open").toBeGreaterThan(5);
});

describe("in words", () => {
  const said = (text: string): readonly string[] => {
    const read = parseCondition(text, catalogue);
    if ("faults" in read) throw new Error(JSON.stringify(read.faults));
    return contradictions(read, catalogue, today).map((one) => printContradiction(one, catalogue, today).zh);
  };
  test.each([
    [
      "新增就业人数 ≥ 60 人 且 行业 属于 制造业 且 新增就业人数 < 18 人",
      "“新增就业人数 ≥ 60 人”和“新增就业人数 < 18 人”不能同时成立：没有企业能符合这一条",
    ],
    [
      "行业 属于 制造业、建筑业 且 行业 属于 非金属矿业",
      "“行业 属于 制造业、建筑业”和“行业 属于 非金属矿业”不能同时成立：没有企业能符合这一条",
    ],
    [
      "行业 不属于 制造业、建筑业、非金属矿业、制造业服务",
      "“行业 不属于 制造业、建筑业、非金属矿业、制造业服务”不可能成立：没有企业能符合这一条",
    ],
    [
      "成立日期 距今 ≥ 60 年 且 成立日期 距今 < 18 年",
      "“成立日期 距今 ≥ 60 年”和“成立日期 距今 < 18 年”不能同时成立：没有企业能符合这一条",
    ],
    [
      "具有 高新技术企业证书 或 （新增就业人数 ≤ 5 人 且 新增就业人数 > 10 人）",
      "“新增就业人数 ≤ 5 人”和“新增就业人数 > 10 人”不能同时成立：“或”的这一支永远用不上",
    ],
    [
      "新增就业人数 ≥ 10 人 且 （新增就业人数 < 5 人 或 具有 高新技术企业证书）",
      "“新增就业人数 < 5 人”和“新增就业人数 ≥ 10 人”不能同时成立：“或”的这一支永远用不上",
    ],
    [
      "成立日期 ≥ 2026-01-01 且 成立日期 距今 ≥ 1 年",
      `按 ${today} 算，“成立日期 ≥ 2026-01-01”和“成立日期 距今 ≥ 1 年”不能同时成立：没有企业能符合这一条`,
    ],
  ])("%s", (text, words) => {
    expect(said(text)).toEqual([words]);
  });

  test("limits that meet are none, and a whole page of choices is read at once", () => {
    expect(said("新增就业人数 ≥ 10 人 且 新增就业人数 ≤ 10 人")).toEqual([]);
    expect(said("新增就业人数 > 10 人 且 新增就业人数 < 11 人"), "half a place").toEqual([]);
    const choice = (i: number) =>
      `（新增就业人数 = ${i} 人 或 新增就业人数 = ${i + 1} 人 或 上年度营业收入 > ${i} 万元）`;
    const many = Array.from({ length: 60 }, (_, i) => choice(i)).join(" 且 ");
    expect(said(many)).toEqual([]);
  });
});
