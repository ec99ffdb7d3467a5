import { type Day, daysBetween } from "@wuxing/kernel/calendar";
import { ageLimit } from "./ageLimit.ts";
import type { Atom, Comparison } from "./Condition.ts";
import { turnedRound } from "./evaluate.ts";
import type { FactCatalogue } from "./Facts.ts";

/** What a fact may still be: of numbers and days a stretch without some of them, of choices and flags one of a few. */
export type Domain =
  | { readonly kind: "among"; readonly values: readonly (string | boolean)[] }
  | {
      readonly kind: "stretch";
      /** Days are whole; between two numbers there is always another. */
      readonly whole: boolean;
      readonly low: number;
      readonly lowIn: boolean;
      readonly high: number;
      readonly highIn: boolean;
      readonly without: readonly number[];
    };

const epoch = "1970-01-01";

/** Everything that a fact can be before anything is asked of it. */
export function everything(atom: Atom, catalogue: FactCatalogue): Domain {
  const kind = catalogue.get(atom.fact);
  if (kind.type === "choice") return { kind: "among", values: kind.options.map(({ code }) => code) };
  if (kind.type === "flag") return { kind: "among", values: [true, false] };
  const [low, high] = [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY];
  return { kind: "stretch", whole: kind.type === "day", low, lowIn: false, high, highIn: false, without: [] };
}

const opposite: Readonly<Record<Comparison, Comparison>> = {
  ...{ "≥": "<", "<": "≥", "≤": ">", ">": "≤", "=": "≠", "≠": "=" },
};

/** What is left of a domain where a condition on its fact holds on a day, or (`turned`) does not. */
export function narrowed(domain: Domain, atom: Atom, turned: boolean, day: Day): Domain {
  if (domain.kind === "among")
    return { kind: "among", values: domain.values.filter((one) => fits(atom, one) !== turned) };
  const asked = comparisonOf(atom, day);
  if (!asked) return domain;
  const { at } = asked;
  switch (turned ? opposite[asked.op] : asked.op) {
    case "≥":
      return above(domain, at, true);
    case ">":
      return above(domain, at, false);
    case "≤":
      return below(domain, at, true);
    case "<":
      return below(domain, at, false);
    case "=":
      return below(above(domain, at, true), at, true);
    case "≠":
      return { ...domain, without: [...domain.without, at] };
  }
}

function fits(atom: Atom, value: string | boolean): boolean {
  if (atom.kind === "flag") return value === atom.is;
  return atom.kind === "choice" && typeof value === "string" && atom.options.includes(value) === atom.among;
}

/** A condition on a number or a day as a comparison with a number; days are counted. */
function comparisonOf(atom: Atom, day: Day): { readonly op: Comparison; readonly at: number } | undefined {
  if (atom.kind === "number") return { op: atom.op, at: atom.value };
  if (atom.kind === "day") return { op: atom.op, at: daysBetween(epoch, atom.day) };
  if (atom.kind !== "age") return undefined;
  return { op: turnedRound[atom.op], at: daysBetween(epoch, ageLimit(day, atom.amount, atom.unit)) };
}

type Stretch = Extract<Domain, { readonly kind: "stretch" }>;

function above(domain: Stretch, at: number, within: boolean): Stretch {
  const [low, lowIn] = domain.whole && !within ? [at + 1, true] : [at, within];
  if (low < domain.low || (low === domain.low && !domain.lowIn)) return domain;
  return { ...domain, low, lowIn };
}

function below(domain: Stretch, at: number, within: boolean): Stretch {
  const [high, highIn] = domain.whole && !within ? [at - 1, true] : [at, within];
  if (high > domain.high || (high === domain.high && !domain.highIn)) return domain;
  return { ...domain, high, highIn };
}

/** Whether nothing is left. */
export function isEmpty(domain: Domain): boolean {
  if (domain.kind === "among") return domain.values.length === 0;
  const { whole, low, lowIn, high, highIn, without } = domain;
  if (low > high) return true;
  if (low === high) return !(lowIn && highIn) || without.includes(low);
  if (!whole || high - low >= without.length) return false;
  const left = new Set(without.filter((one) => one >= low && one <= high));
  return left.size === high - low + 1;
}
