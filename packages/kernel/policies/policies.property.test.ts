import fc from "fast-check";
import { expect, test } from "vitest";
import { verdictOfAll, verdictOfAny } from "./evaluate.ts";
import {
  amountOf,
  atomsOf,
  type Condition,
  compileMatcher,
  eachBit,
  evaluate,
  type FirmFile,
  match,
  parseClauses,
  parseCondition,
  printClauses,
  printCondition,
  type Verdict,
} from "./index.ts";
import { catalogue, clauses, condition, firm, today } from "./testing/samples.ts";

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
    fc.property(clauses, (those) => {
      expect(parseClauses(printClauses(those, catalogue), catalogue)).toEqual({ clauses: those, faults: [] });
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
