import { expect, test } from "vitest";
import { ageLimit } from "./ageLimit.ts";
import { match, parseClauses, parseCondition, printBenefit, printCondition } from "./index.ts";
import { catalogue, today } from "./testing/sampleFacts.ts";

const text = `条款：首次上规模奖励
条件：上年度营业收入 >= 2000万元 且
      行业 属于 制造业、建筑业 且 未被列入 经营异常名录
兑现：定额 10 万元

条款：稳岗补助
条件：（具有 高新技术企业证书 或 成立日期 距今 ≤ 3 年） 且 非 是 非公有制企业
兑现：新增就业人数 每人 1500 元，最高 50 万元`;

test("a policy as an officer types it, with ASCII signs and over several lines, in both languages", () => {
  const { clauses, faults } = parseClauses(text, catalogue);
  expect(faults).toEqual([]);
  expect(clauses.map(({ title }) => title)).toEqual(["首次上规模奖励", "稳岗补助"]);
  const [first, second] = clauses;
  if (!first || !second) throw new Error("two clauses were expected");
  expect(printCondition(first.condition, catalogue).en).toBe(
    "last year's revenue ≥ 2000 10k CNY and sector is one of sector 0, sector 1 and is not on the list: abnormal list",
  );
  expect(second.condition).toMatchObject({ kind: "all", of: [{ kind: "any" }, { kind: "not" }] });
  expect(first.benefit).toEqual({ kind: "fixed", fen: 10_000_000 });
  expect(printBenefit(second.benefit, catalogue).zh).toBe("新增就业人数 每人 1500 元，最高 50 万元");
});

/** What is wrong in a text, as an officer reads it. */
const faultsOf = (typed: string) =>
  parseClauses(typed, catalogue).faults.map(({ line, column, reason }) => `${line}:${column} ${reason.zh}`);
const withCondition = (condition: string, benefit = "定额 1 万元") =>
  `条款：甲乙\n条件：${condition}\n兑现：${benefit}`;

test.each([
  ["营业收入 ≥ 3 万元", "2:4 不认识“营业收入”；是不是想写：上年度营业收入、上年度营业收入增长率"],
  ["上年度营业收入 ≥ 3 元", "2:16 “上年度营业收入”的单位是“万元”，请写在数后面"],
  ["上年度营业收入 3 万元", "2:12 这里要写 ≥、>、≤、<、= 或 ≠"],
  ["（是 非公有制企业", "2:13 这里缺少右括号“）”"],
  ["是 非公有制企业 具有 高新技术企业证书", "2:13 “具有”是多出来的，前面是否缺“且”或“或”"],
  ["是 非公有制企业 且", "2:14 这里缺少一个条件"],
  ["行业 属于 服务业", "2:10 不认识“服务业”；是不是想写：制造业服务"],
  ["成立日期 ≥ 2026-02-30", "2:11 这里要写日期，像 2026-01-01"],
  ["成立日期 距今 = 3 年", "2:14 “距今”后面用 ≥、>、≤ 或 <"],
  ["成立日期 距今 ≤ 3 周", "2:16 数后面要写“年”“个月”或“天”"],
  [`${"非".repeat(40)}是 非公有制企业`, "2:36 “非”太多了"],
])("“%s” is refused at its place, with what to do", (condition, fault) => {
  expect(faultsOf(withCondition(condition))).toEqual([fault]);
});

test("benefits and the parts of a clause are refused likewise, all faults at once", () => {
  expect(faultsOf(withCondition("是 非公有制企业", "定额 很多"))).toEqual(["3:7 这里要写金额，像 10 万元 或 1500 元"]);
  expect(faultsOf(withCondition("是 非公有制企业", "新增就业人数 的 5%"))).toEqual([
    "3:15 “新增就业人数”不是金额，不能按比例",
  ]);
  expect(faultsOf("条款：甲乙\n兑现：定额 1 万元")).toEqual([
    "1:4 每一条依次写“条款”“条件”“兑现”，这里缺“条件”",
    "2:4 每一条依次写“条款”“条件”“兑现”，这里缺“条款”",
  ]);
  expect(faultsOf("随便写写")).toEqual(["1:1 请从“条款：”写起"]);
  expect(faultsOf("")).toEqual(["1:1 请从“条款：”写起"]);
  expect(faultsOf(`${withCondition("瞎写")}\n\n${withCondition("是 非公有制企业", "没有")}`)).toHaveLength(2);
});

test("a firm reads why, why not and what is missing; a fact that is too old is missing", () => {
  const condition = parseCondition(
    "上年度营业收入 ≥ 2000 万元 且 未被列入 经营异常名录 且 具有 高新技术企业证书",
    catalogue,
  );
  if ("faults" in condition) throw new Error("it was not read");
  const source = "统计局";
  const file = {
    revenue: { value: 2500, day: "2024-01-01", source },
    abnormal: { value: false, day: today, source },
  };
  const { verdict, findings } = match(condition, file, catalogue, today);
  expect(verdict).toBe("unknown");
  expect(findings.map(({ met, missing, decisive }) => [met, missing, decisive])).toEqual([
    ["unknown", "stale", true],
    ["yes", null, false],
    ["unknown", "absent", true],
  ]);
  expect(findings[0]?.has).toEqual({ text: { zh: "2500 万元", en: "2500 10k CNY" }, source, day: "2024-01-01" });
});

test("an age is reckoned by the calendar", () => {
  expect(ageLimit("2024-02-29", 1, "year")).toBe("2023-02-28");
  expect(ageLimit("2026-03-31", 1, "month")).toBe("2026-02-28");
  expect(ageLimit("2026-01-15", 13, "month")).toBe("2024-12-15");
  expect(ageLimit("2026-01-01", 1, "day")).toBe("2025-12-31");
});
