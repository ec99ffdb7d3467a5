import type { Day } from "@wuxing/kernel/calendar";
import { type Atom, type Comparison, type Condition, comparisons, type Verdict } from "./Condition.ts";
import { compareFact } from "./evaluate.ts";
import { type Fact, type FactCatalogue, type FactKind, type FirmFile, silenceOf } from "./Facts.ts";

/** Kleene's values in their order: "all" is the least of its members, "any" the greatest, "not" the other way round. */
const values: Readonly<Record<Verdict, number>> = { no: -1, unknown: 0, yes: 1 };
const verdicts: readonly Verdict[] = ["no", "unknown", "yes"];

/** A condition whose atoms are places in a list. */
type Plan = number | { readonly all: boolean; readonly of: readonly Plan[] } | { readonly not: Plan };

/** What is asked of one fact. Limits of numbers, of which a city's policies have thousands, lie apart by their operator. */
interface AskedFact {
  readonly kind: FactKind;
  readonly limits: readonly { readonly op: Comparison; readonly limits: Float64Array; readonly places: Int32Array }[];
  readonly others: readonly { readonly atom: Atom; readonly place: number }[];
}

/**
 * Many conditions made ready to be asked of one firm: each distinct condition on a fact is asked once, and whether a fact
 * speaks on that day is asked once a fact. Says the same as `evaluate` of each (a property test compares them).
 */
export function compileEvaluator(
  catalogue: FactCatalogue,
  conditions: readonly Condition[],
): (file: FirmFile, day: Day) => readonly Verdict[] {
  const places = new Map<string, number>();
  const atoms: Atom[] = [];
  const placeOf = (atom: Atom): number => {
    const key = JSON.stringify(atom);
    const known = places.get(key);
    if (known !== undefined) return known;
    places.set(key, atoms.length);
    return atoms.push(atom) - 1;
  };
  const plans = conditions.map((condition) => planOf(condition, placeOf));
  const asked = askedFacts(catalogue, atoms);
  return (file, day) => {
    const said = new Int8Array(atoms.length);
    for (const one of asked) {
      const fact = file[one.kind.code];
      if (fact && !silenceOf(one.kind, fact, day)) say(one, fact, day, said);
    }
    return plans.map((plan) => verdicts[run(plan, said) + 1] ?? "unknown");
  };
}

function askedFacts(catalogue: FactCatalogue, atoms: readonly Atom[]): readonly AskedFact[] {
  const placed = atoms.map((atom, place) => ({ atom, place }));
  return [...Map.groupBy(placed, ({ atom }) => atom.fact)].map(([code, those]) => {
    const numbers = those.flatMap(({ atom, place }) => (atom.kind === "number" ? [{ atom, place }] : []));
    const limits = comparisons.map((op) => {
      const own = numbers.filter(({ atom }) => atom.op === op);
      return {
        ...{ op, limits: Float64Array.from(own, ({ atom }) => atom.value) },
        places: Int32Array.from(own, ({ place }) => place),
      };
    });
    return { kind: catalogue.get(code), limits, others: those.filter(({ atom }) => atom.kind !== "number") };
  });
}

/** What a fact that speaks says to all that is asked of it. */
function say({ limits, others }: AskedFact, fact: Fact, day: Day, said: Int8Array): void {
  for (const { atom, place } of others) said[place] = values[compareFact(atom, fact, day)];
  const { value } = fact;
  // As compareFact has it, what is no number says nothing.
  if (typeof value !== "number" || Number.isNaN(value)) return;
  for (const { op, limits: own, places } of limits)
    for (let i = 0; i < own.length; i++) {
      const limit = own[i] ?? 0;
      const [less, equal] = [value < limit, value === limit];
      const holds =
        op === "≥"
          ? !less
          : op === ">"
            ? !less && !equal
            : op === "≤"
              ? less || equal
              : op === "<"
                ? less
                : equal === (op === "=");
      said[places[i] ?? 0] = holds ? 1 : -1;
    }
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
