import type { Day } from "@wuxing/kernel/calendar";
import { ageLimit } from "./ageLimit.ts";
import { type Atom, atomsOf, type Comparison, type Condition, factsOf } from "./Condition.ts";
import { turnedRound } from "./evaluate.ts";
import { type FactCatalogue, type FactKind, type FirmFile, silenceOf } from "./Facts.ts";

/** A bit for each firm of a block: bit `i % 32` of word `i / 32`. */
export type Bits = Uint32Array;

/** Which firms of a block fulfil a condition, and which do not; of the others it is not known. Read at once: the next condition writes over them. */
export interface BlockVerdicts {
  readonly yes: Bits;
  readonly no: Bits;
}

/** Many conditions made ready to be asked of many firms, a block at a time. */
export interface Matcher {
  /** At most so many firms at once. */
  readonly blockSize: number;
  /** Tells each condition's verdicts, by its place in the list that was compiled. Throws RangeError for too large a block. */
  readonly match: (
    files: readonly FirmFile[],
    day: Day,
    tell: (condition: number, verdicts: BlockVerdicts) => void,
  ) => void;
}

/** How many bits are set. */
export function countBits(bits: Bits): number {
  let count = 0;
  for (let word of bits) for (; word !== 0; count++) word &= word - 1;
  return count;
}

/** Calls back with the place of each bit that is set. */
export function eachBit(bits: Bits, found: (place: number) => void): void {
  for (const [i, whole] of bits.entries())
    for (let word = whole; word !== 0; word &= word - 1) found(i * 32 + 31 - Math.clz32(word & -word));
}

/**
 * Conditions compiled against a catalogue. A block's facts are laid out in columns once, each distinct condition on a fact
 * is asked of a column once, and what is left is words of 32 firms joined by and, or and not. `match` says the same of
 * one firm (a property test compares them).
 */
export function compileMatcher(catalogue: FactCatalogue, conditions: readonly Condition[], blockSize = 4096): Matcher {
  const facts = [...new Set(conditions.flatMap(factsOf))].map((code) => catalogue.get(code));
  const columns = new Map(facts.map((kind) => [kind.code, new Float64Array(blockSize)]));
  const atoms = new Map<string, { readonly atom: Atom; readonly verdicts: Pair }>();
  const words = Math.ceil(blockSize / 32);
  for (const atom of conditions.flatMap(atomsOf)) {
    const key = JSON.stringify(atom);
    if (!atoms.has(key)) atoms.set(key, { atom, verdicts: newPair(words) });
  }
  const plans = conditions.map((condition) =>
    planOf(condition, (atom) => atoms.get(JSON.stringify(atom))?.verdicts ?? newPair(words)),
  );
  const stack: Pair[] = [];
  return {
    blockSize,
    match: (files, day, tell) => {
      if (files.length > blockSize) throw new RangeError(`${files.length} firms in a block of ${blockSize}`);
      for (const kind of facts) fillColumn(columns.get(kind.code) ?? new Float64Array(0), kind, files, day);
      for (const { atom, verdicts } of atoms.values())
        askColumn(columns.get(atom.fact) ?? new Float64Array(0), files.length, testOf(atom, catalogue, day), verdicts);
      for (const [i, plan] of plans.entries()) tell(i, run(plan, stack, 0, words));
    },
  };
}

interface Pair {
  readonly yes: Uint32Array;
  readonly no: Uint32Array;
}
const newPair = (words: number): Pair => ({ yes: new Uint32Array(words), no: new Uint32Array(words) });

/** A condition whose atoms are the verdicts on them. */
type Plan =
  | { readonly kind: "atom"; readonly verdicts: Pair }
  | { readonly kind: "all" | "any"; readonly of: readonly Plan[] }
  | { readonly kind: "not"; readonly of: Plan };

function planOf(condition: Condition, verdictsOf: (atom: Atom) => Pair): Plan {
  if (condition.kind === "all" || condition.kind === "any")
    return { kind: condition.kind, of: condition.of.map((one) => planOf(one, verdictsOf)) };
  if (condition.kind === "not") return { kind: "not", of: planOf(condition.of, verdictsOf) };
  return { kind: "atom", verdicts: verdictsOf(condition) };
}

/** Kleene's logic on words of 32 firms. What it gives back belongs to the atom or to the stack. */
function run(plan: Plan, stack: Pair[], depth: number, words: number): Pair {
  if (plan.kind === "atom") return plan.verdicts;
  if (plan.kind === "not") {
    const { yes, no } = run(plan.of, stack, depth, words);
    return { yes: no, no: yes };
  }
  let own = stack[depth];
  if (!own) {
    own = newPair(words);
    stack[depth] = own;
  }
  const isAll = plan.kind === "all";
  // What all members must say, and what one of them is enough for.
  const [every, some] = isAll ? [own.yes, own.no] : [own.no, own.yes];
  every.fill(0xffffffff);
  some.fill(0);
  for (const part of plan.of) {
    const { yes, no } = run(part, stack, depth + 1, words);
    const [and, or] = isAll ? [yes, no] : [no, yes];
    for (let i = 0; i < words; i++) {
      every[i] = (every[i] ?? 0) & (and[i] ?? 0);
      some[i] = (some[i] ?? 0) | (or[i] ?? 0);
    }
  }
  return own;
}

const epochDay = (day: string): number => Date.parse(day) / 86_400_000;

/** Each firm's value as a number; NaN where it is not known. */
function fillColumn(column: Float64Array, kind: FactKind, files: readonly FirmFile[], day: Day): void {
  const options = kind.type === "choice" ? new Map(kind.options.map(({ code }, i) => [code, i])) : undefined;
  for (const [i, file] of files.entries()) {
    const fact = file[kind.code];
    column[i] = fact && !silenceOf(kind, fact, day) ? numberOf(kind, fact.value, options) : Number.NaN;
  }
}

function numberOf(kind: FactKind, value: number | string | boolean, options?: ReadonlyMap<string, number>): number {
  if (kind.type === "number") return typeof value === "number" ? value : Number.NaN;
  if (kind.type === "flag") return typeof value === "boolean" ? Number(value) : Number.NaN;
  if (typeof value !== "string") return Number.NaN;
  // A code that the catalogue has no more is a value all the same: none of its options.
  return kind.type === "choice" ? (options?.get(value) ?? -1) : epochDay(value);
}

/** What a value must be: between two others, both included, or, `inverted`, not; or one of a choice's options. */
type Test =
  | { readonly low: number; readonly high: number; readonly inverted: boolean }
  | { readonly among: boolean; readonly values: ReadonlySet<number> };

function testOf(atom: Atom, catalogue: FactCatalogue, day: Day): Test {
  switch (atom.kind) {
    case "number":
      return between(atom.op, atom.value);
    case "flag":
      return between("=", Number(atom.is));
    case "day":
      return between(atom.op, epochDay(atom.day));
    case "age":
      return between(turnedRound[atom.op], epochDay(ageLimit(day, atom.amount, atom.unit)));
    case "choice": {
      const kind = catalogue.get(atom.fact);
      const options = kind.type === "choice" ? kind.options : [];
      const values = new Set(atom.options.map((code) => options.findIndex((one) => one.code === code)));
      return { among: atom.among, values };
    }
  }
}

function between(op: Comparison, value: number): Test {
  if (op === "≥") return { low: value, high: Number.POSITIVE_INFINITY, inverted: false };
  if (op === "≤") return { low: Number.NEGATIVE_INFINITY, high: value, inverted: false };
  // What is greater is what is not less or equal: with numbers that are known the one is the other turned round.
  if (op === ">") return { low: Number.NEGATIVE_INFINITY, high: value, inverted: true };
  if (op === "<") return { low: value, high: Number.POSITIVE_INFINITY, inverted: true };
  return { low: value, high: value, inverted: op === "≠" };
}

/** Asks a column; firms beyond `count` are not known, so they are never counted. */
function askColumn(column: Float64Array, count: number, test: Test, { yes, no }: Pair): void {
  yes.fill(0);
  no.fill(0);
  if ("among" in test) {
    askOptions(column, count, test, { yes, no });
    return;
  }
  const { low, high, inverted } = test;
  const [inside, outside] = inverted ? [no, yes] : [yes, no];
  for (let i = 0; i < count; i++) {
    const value = column[i] ?? Number.NaN;
    if (Number.isNaN(value)) continue;
    const into = value >= low && value <= high ? inside : outside;
    into[i >>> 5] = (into[i >>> 5] ?? 0) | (1 << (i & 31));
  }
}

function askOptions(
  column: Float64Array,
  count: number,
  { among, values }: { among: boolean; values: ReadonlySet<number> },
  { yes, no }: Pair,
): void {
  for (let i = 0; i < count; i++) {
    const value = column[i] ?? Number.NaN;
    if (Number.isNaN(value)) continue;
    const into = values.has(value) === among ? yes : no;
    into[i >>> 5] = (into[i >>> 5] ?? 0) | (1 << (i & 31));
  }
}
