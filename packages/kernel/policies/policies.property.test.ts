import fc from "fast-check";
import { expect, test } from "vitest";
import { verdictOfAll, verdictOfAny } from "./evaluate.ts";
import {
  amountOf,
  atomsOf,
  type Benefit,
  type Clause,
  type Condition,
  compileEvaluator,
  compileMatcher,
  eachBit,
  evaluate,
  type Fact,
  type FirmFile,
  match,
  parseClauses,
  parseCondition,
  printClauses,
  printCondition,
  type Verdict,
  weigh,
  withNumbers,
} from "./index.ts";
import { catalogue, today } from "./testing/sampleFacts.ts";

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

const condition: fc.Arbitrary<Condition> = fc.letrec<{ condition: Condition }>((tie) => ({
  condition: fc.oneof(
    { depthSize: "small", withCrossShrink: true },
    atom,
    fc.record({ kind: fc.constantFrom("all", "any"), of: fc.array(tie("condition"), { minLength: 2, maxLength: 4 }) }),
    fc.record({ kind: fc.constant("not"), of: tie("condition") }),
  ) as fc.Arbitrary<Condition>,
})).condition;

const fact = (value: fc.Arbitrary<Fact["value"]>): fc.Arbitrary<Fact | undefined> =>
  fc.option(fc.record({ value, day, source: fc.constant("测试") }), { nil: undefined, freq: 4 });

const firm: fc.Arbitrary<FirmFile> = fc.record({
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

const clauses: fc.Arbitrary<readonly Clause[]> = fc.uniqueArray(
  fc.record({
    number: fc.constant(null),
    title: fc.constantFrom("首次上规模奖励", "研发投入补助", "稳岗返还 A"),
    condition,
    benefit,
  }),
  { minLength: 1, maxLength: 3, selector: ({ title }) => title },
);
/** Some have numbers of their own. */
const numbered: fc.Arbitrary<readonly Clause[]> = fc
  .tuple(
    clauses,
    fc.uniqueArray(fc.option(fc.integer({ min: 1, max: 999 }), { freq: 3 }), { minLength: 3, maxLength: 3 }),
  )
  .map(([those, numbers]) => those.map((one, i) => ({ ...one, number: numbers[i] ?? null })));

const verdictOf = (one: Condition, file: FirmFile) => evaluate(one, file, catalogue, today);
const verdicts: readonly Verdict[] = ["yes", "no", "unknown"];

test("what is printed is read as the same: conditions, and whole policies", () => {
  fc.assert(
    fc.property(condition, (one) => {
      expect(parseCondition(printCondition(one, catalogue).zh, catalogue)).toEqual(one);
    }),
    { numRuns: 400 },
  );
  fc.assert(
    fc.property(numbered, clauses, (those, plain) => {
      expect(parseClauses(printClauses(those, catalogue), catalogue)).toEqual({ clauses: those, faults: [] });
      const text = withNumbers(
        printClauses(plain, catalogue),
        those.map(({ number }) => number),
      );
      expect(parseClauses(text, catalogue).clauses.map(({ number, title }) => [number, title])).toEqual(
        plain.map(({ title }, i) => [those[i]?.number ?? null, title]),
      );
    }),
    { numRuns: 200 },
  );
});

test("three values: not known stays so unless the others decide, and de Morgan holds", () => {
  for (const a of verdicts)
    for (const b of verdicts) {
      expect(verdictOfAll([a, b])).toBe(
        a === "no" || b === "no" ? "no" : a === "yes" && b === "yes" ? "yes" : "unknown",
      );
      expect(verdictOfAny([a, b])).toBe(
        a === "yes" || b === "yes" ? "yes" : a === "no" && b === "no" ? "no" : "unknown",
      );
    }
  fc.assert(
    fc.property(fc.array(condition, { minLength: 2, maxLength: 4 }), firm, (of, file) => {
      const turned = of.map((one): Condition => ({ kind: "not", of: one }));
      expect(verdictOf({ kind: "not", of: { kind: "all", of } }, file)).toBe(
        verdictOf({ kind: "any", of: turned }, file),
      );
    }),
  );
});

test("knowing more never turns a yes or a no round", () => {
  fc.assert(
    fc.property(condition, firm, fc.subarray(catalogue.kinds.map(({ code }) => code)), (one, file, hidden) => {
      const less = Object.fromEntries(Object.entries(file).filter(([code]) => !hidden.includes(code)));
      const before = verdictOf(one, less);
      if (before !== "unknown") expect(verdictOf(one, file)).toBe(before);
    }),
    { numRuns: 500 },
  );
});

test("the reasons agree with the answer: it hangs on what is marked decisive, and what is missing is named", () => {
  fc.assert(
    fc.property(condition, firm, (one, file) => {
      const { verdict, findings } = match(one, file, catalogue, today);
      expect(verdict).toBe(verdictOf(one, file));
      expect(findings).toHaveLength(atomsOf(one).length);
      const decisive = findings.filter((finding) => finding.decisive);
      expect(decisive.length).toBeGreaterThan(0);
      expect(weigh(one, file, catalogue, today), "the same, without the words").toEqual({
        ...{ verdict, decisive: decisive.length },
      });
      for (const { met, missing } of decisive) {
        expect(met).toBe(verdict);
        expect(missing === null).toBe(verdict !== "unknown");
      }
      // With nothing but the facts that decided it, the answer is the same.
      const facts = new Set(decisive.map(({ fact }) => fact));
      const alone = Object.fromEntries(Object.entries(file).filter(([code]) => facts.has(code)));
      expect(verdictOf(one, alone)).toBe(verdict);
    }),
    { numRuns: 500 },
  );
});

test("the compiled matcher says of each firm of a block what is said of it alone", () => {
  fc.assert(
    fc.property(
      fc.array(condition, { minLength: 1, maxLength: 6 }),
      fc.array(firm, { maxLength: 70 }),
      (those, files) => {
        const found = those.map(() => files.map((): Verdict => "unknown"));
        compileMatcher(catalogue, those, 96).match(files, today, (i, { yes, no }) => {
          eachBit(yes, (place) => Object.assign(found[i] ?? [], { [place]: "yes" }));
          eachBit(no, (place) => Object.assign(found[i] ?? [], { [place]: "no" }));
        });
        expect(found).toEqual(those.map((one) => files.map((file) => verdictOf(one, file))));
      },
    ),
    { numRuns: 150 },
  );
});

test("conditions compiled for one firm say what each says alone", () => {
  fc.assert(
    fc.property(fc.array(condition, { maxLength: 8 }), firm, (those, file) => {
      expect(compileEvaluator(catalogue, those)(file, today)).toEqual(those.map((one) => verdictOf(one, file)));
    }),
    { numRuns: 500 },
  );
});

test("money is whole, never negative, never above its cap, and as integers reckon it", () => {
  fc.assert(
    fc.property(clauses, firm, (those, file) => {
      for (const { benefit } of those) {
        const amount = amountOf(benefit, file, catalogue, today);
        if (!("fen" in amount)) continue;
        expect(Number.isSafeInteger(amount.fen)).toBe(true);
        expect(amount.fen).toBeGreaterThanOrEqual(0);
        if (benefit.kind === "fixed") continue;
        expect(amount.fen).toBeLessThanOrEqual(benefit.cap ?? Number.POSITIVE_INFINITY);
        if (benefit.kind !== "percent" || benefit.cap !== null) continue;
        const hundredths = BigInt(Math.max(0, Math.round(Number(file[benefit.of]?.value) * 100)));
        expect(BigInt(amount.fen)).toBe((hundredths * BigInt(benefit.hundredths) * 10_000n) / 10_000n);
      }
    }),
    { numRuns: 300 },
  );
});
