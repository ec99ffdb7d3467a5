import { t } from "@wuxing/kernel/text";
import fc from "fast-check";
import type { Benefit, Clause, Condition, Fact, FirmFile } from "../index.ts";
import { factCatalogue } from "../index.ts";

const source = t("统计部门", "Statistics");
/** Names that begin alike or with a word of the form, and a fact that grows old: what a parser could stumble over. */
export const catalogue = factCatalogue([
  {
    code: "revenue",
    name: t("上年度营业收入", "last year's revenue"),
    source,
    type: "number",
    unit: t("万元", "10k CNY"),
    goodFor: 400,
  },
  {
    code: "revenueGrowth",
    name: t("上年度营业收入增长率", "growth of revenue"),
    source,
    type: "number",
    unit: t("%", "%"),
  },
  { code: "jobs", name: t("新增就业人数", "new jobs"), source, type: "number", unit: t("人", "people") },
  {
    code: "sector",
    name: t("行业", "sector"),
    source,
    type: "choice",
    options: ["制造业", "建筑业", "非金属矿业", "制造业服务"].map((zh, i) => ({
      code: "CEBM"[i] ?? "",
      name: t(zh, `sector ${i}`),
    })),
  },
  { code: "abnormal", name: t("经营异常名录", "abnormal list"), source, type: "flag", verb: "listed" },
  { code: "hightech", name: t("高新技术企业证书", "high-tech certificate"), source, type: "flag", verb: "held" },
  { code: "private", name: t("非公有制企业", "private firm"), source, type: "flag", verb: "is" },
  { code: "founded", name: t("成立日期", "founded"), source, type: "day" },
]);

export const today = "2026-11-26";
const day = fc.integer({ min: 0, max: 2600 }).map((n) => new Date(Date.UTC(2020, 0, 1 + n)).toISOString().slice(0, 10));
const number = fc.integer({ min: -50_000, max: 500_000 }).map((n) => n / 100);
const op = fc.constantFrom("≥", ">", "≤", "<", "=", "≠");
const sectors = ["C", "E", "B", "M"];

const atom: fc.Arbitrary<Condition> = fc.oneof(
  fc.record({
    kind: fc.constant("number"),
    fact: fc.constantFrom("revenue", "revenueGrowth", "jobs"),
    op,
    value: number,
  }),
  fc.record({
    kind: fc.constant("choice"),
    fact: fc.constant("sector"),
    among: fc.boolean(),
    options: fc.subarray(sectors, { minLength: 1 }),
  }),
  fc.record({ kind: fc.constant("flag"), fact: fc.constantFrom("abnormal", "hightech", "private"), is: fc.boolean() }),
  fc.record({ kind: fc.constant("day"), fact: fc.constant("founded"), op, day }),
  fc.record({
    kind: fc.constant("age"),
    fact: fc.constant("founded"),
    op: fc.constantFrom("≥", ">", "≤", "<"),
    amount: fc.nat(80),
    unit: fc.constantFrom("year", "month", "day"),
  }),
) as fc.Arbitrary<Condition>;

export const condition: fc.Arbitrary<Condition> = fc.letrec<{ condition: Condition }>((tie) => ({
  condition: fc.oneof(
    { depthSize: "small", withCrossShrink: true },
    atom,
    fc.record({ kind: fc.constantFrom("all", "any"), of: fc.array(tie("condition"), { minLength: 2, maxLength: 4 }) }),
    fc.record({ kind: fc.constant("not"), of: tie("condition") }),
  ) as fc.Arbitrary<Condition>,
})).condition;

const fact = (value: fc.Arbitrary<Fact["value"]>): fc.Arbitrary<Fact | undefined> =>
  fc.option(fc.record({ value, day, source: fc.constant("测试") }), { nil: undefined, freq: 4 });

export const firm: fc.Arbitrary<FirmFile> = fc.record({
  revenue: fact(number),
  revenueGrowth: fact(number),
  jobs: fact(number),
  sector: fact(fc.constantFrom(...sectors, "Z")),
  abnormal: fact(fc.boolean()),
  hightech: fact(fc.boolean()),
  private: fact(fc.boolean()),
  founded: fact(day),
});

const fen = fc.integer({ min: 1, max: 10_000_000_000 });
const cap = fc.option(fen);
const benefit: fc.Arbitrary<Benefit> = fc.oneof(
  fc.record({ kind: fc.constant("fixed"), fen }),
  fc.record({
    kind: fc.constant("percent"),
    of: fc.constant("revenue"),
    hundredths: fc.integer({ min: 1, max: 10_000 }),
    cap,
  }),
  fc.record({ kind: fc.constant("perUnit"), of: fc.constant("jobs"), fen, cap }),
) as fc.Arbitrary<Benefit>;

export const clauses: fc.Arbitrary<readonly Clause[]> = fc.array(
  fc.record({ title: fc.constantFrom("首次上规模奖励", "研发投入补助", "稳岗返还 A"), condition, benefit }),
  { minLength: 1, maxLength: 3 },
);
