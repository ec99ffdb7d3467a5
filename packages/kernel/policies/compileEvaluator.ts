import type { Day } from "@wuxing/kernel/calendar";
import { type Atom, atomsOf, type Condition, factsOf, type Verdict } from "./Condition.ts";
import { compareFact } from "./evaluate.ts";
import { type Fact, type FactCatalogue, type FirmFile, silenceOf } from "./Facts.ts";

/** Kleene's values in their order: "all" is the least of its members, "any" the greatest, "not" the other way round. */
const values: Readonly<Record<Verdict, number>> = { no: -1, unknown: 0, yes: 1 };
const verdicts: readonly Verdict[] = ["no", "unknown", "yes"];

/** A condition whose atoms are places in a list. */
type Plan = number | { readonly all: boolean; readonly of: readonly Plan[] } | { readonly not: Plan };

/**
 * Many conditions made ready to be asked of one firm: each distinct condition on a fact is asked once, and whether a fact
 * speaks on that day is asked once a fact. Says the same as `evaluate` of each (a property test compares them).
 */
export function compileEvaluator(
  catalogue: FactCatalogue,
  conditions: readonly Condition[],
): (file: FirmFile, day: Day) => readonly Verdict[] {
  const kinds = [...new Set(conditions.flatMap(factsOf))].map((code) => catalogue.get(code));
  const places = new Map<string, number>();
  const atoms: Atom[] = [];
  const placeOf = (atom: Atom): number => {
    const key = JSON.stringify(atom);
    const known = places.get(key);
    if (known !== undefined) return known;
    places.set(key, atoms.length);
    return atoms.push(atom) - 1;
  };
  for (const atom of conditions.flatMap(atomsOf)) placeOf(atom);
  const plans = conditions.map((condition) => planOf(condition, placeOf));
  return (file, day) => {
    const speaking = new Map<string, Fact>();
    for (const kind of kinds) {
      const fact = file[kind.code];
      if (fact && !silenceOf(kind, fact, day)) speaking.set(kind.code, fact);
    }
    const said = new Int8Array(atoms.length);
    for (const [i, atom] of atoms.entries()) {
      const fact = speaking.get(atom.fact);
      if (fact) said[i] = values[compareFact(atom, fact, day)];
    }
    return plans.map((plan) => verdicts[run(plan, said) + 1] ?? "unknown");
  };
}

function planOf(condition: Condition, placeOf: (atom: Atom) => number): Plan {
  if (condition.kind === "all" || condition.kind === "any")
    return { all: condition.kind === "all", of: condition.of.map((one) => planOf(one, placeOf)) };
  if (condition.kind === "not") return { not: planOf(condition.of, placeOf) };
  return placeOf(condition);
}

function run(plan: Plan, said: Int8Array): number {
  if (typeof plan === "number") return said[plan] ?? 0;
  if ("not" in plan) return -run(plan.not, said);
  let found = plan.all ? 1 : -1;
  for (const part of plan.of) {
    const one = run(part, said);
    if (plan.all ? one < found : one > found) found = one;
  }
  return found;
}
