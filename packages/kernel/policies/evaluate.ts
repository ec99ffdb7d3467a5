import type { Day } from "@wuxing/kernel/calendar";
import { ageLimit } from "./ageLimit.ts";
import type { Atom, Comparison, Condition, Verdict } from "./Condition.ts";
import { type Fact, type FactCatalogue, type FirmFile, silenceOf } from "./Facts.ts";

const opposite: Readonly<Record<Verdict, Verdict>> = { yes: "no", no: "yes", unknown: "unknown" };

/** Turns a verdict round; what is not known stays so. */
export const negated = (verdict: Verdict): Verdict => opposite[verdict];

/** `all`: no where one is no, yes where all are yes. */
export const verdictOfAll = (verdicts: readonly Verdict[]): Verdict =>
  verdicts.includes("no") ? "no" : verdicts.includes("unknown") ? "unknown" : "yes";

/** `any`: yes where one is yes, no where all are no. */
export const verdictOfAny = (verdicts: readonly Verdict[]): Verdict => negated(verdictOfAll(verdicts.map(negated)));

/** Whether a firm's file fulfils a condition on a day, in three values. The condition must name facts of the catalogue. */
export function evaluate(condition: Condition, file: FirmFile, catalogue: FactCatalogue, day: Day): Verdict {
  switch (condition.kind) {
    case "all":
    case "any":
      return joined(condition, file, catalogue, day);
    case "not":
      return negated(evaluate(condition.of, file, catalogue, day));
    default:
      return evaluateAtom(condition, file, catalogue, day);
  }
}

/** As `verdictOfAll` and `verdictOfAny` say, but nothing is asked once the answer is certain. */
function joined(
  { kind, of }: Extract<Condition, { readonly kind: "all" | "any" }>,
  ...world: [file: FirmFile, catalogue: FactCatalogue, day: Day]
): Verdict {
  const certain = kind === "all" ? "no" : "yes";
  let verdict = negated(certain);
  for (const one of of) {
    const found = evaluate(one, ...world);
    if (found === certain) return certain;
    if (found === "unknown") verdict = "unknown";
  }
  return verdict;
}

/** Compares by an operator; for numbers, and for days, which compare as strings. */
export function compare<Value extends number | string>(a: Value, op: Comparison, b: Value): boolean {
  switch (op) {
    case "≥":
      return a >= b;
    case ">":
      return a > b;
    case "≤":
      return a <= b;
    case "<":
      return a < b;
    case "=":
      return a === b;
    case "≠":
      return a !== b;
  }
}

/** An age that is at most so much belongs to a day that is not before the limit, and the other way round. */
export const turnedRound = { "≥": "≤", ">": "<", "≤": "≥", "<": ">" } as const;

/** A condition on one fact; unknown where the fact is absent, too old, or not of its kind's type. */
export function evaluateAtom(atom: Atom, file: FirmFile, catalogue: FactCatalogue, day: Day): Verdict {
  const fact = file[atom.fact];
  return !fact || silenceOf(catalogue.get(atom.fact), fact, day) ? "unknown" : compareFact(atom, fact, day);
}

/** What a fact that speaks on a day says to a condition; unknown where it is not of its kind's type. */
export function compareFact(atom: Atom, { value }: Pick<Fact, "value">, day: Day): Verdict {
  const said = (holds: boolean): Verdict => (holds ? "yes" : "no");
  switch (atom.kind) {
    case "number":
      return typeof value === "number" && !Number.isNaN(value) ? said(compare(value, atom.op, atom.value)) : "unknown";
    case "choice":
      return typeof value === "string" ? said(atom.options.includes(value) === atom.among) : "unknown";
    case "flag":
      return typeof value === "boolean" ? said(value === atom.is) : "unknown";
    case "day":
      return typeof value === "string" ? said(compare(value, atom.op, atom.day)) : "unknown";
    case "age":
      return typeof value === "string"
        ? said(compare(value, turnedRound[atom.op], ageLimit(day, atom.amount, atom.unit)))
        : "unknown";
  }
}
