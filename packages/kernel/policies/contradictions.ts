import type { Day } from "@wuxing/kernel/calendar";
import { type Text, t } from "@wuxing/kernel/text";
import { atomsOf, type Condition } from "./Condition.ts";
import type { FactCatalogue } from "./Facts.ts";
import { printCondition } from "./printCondition.ts";
import { type Patience, satisfiable } from "./satisfiable.ts";

/** Conditions that no firm can fulfil together; none of them can be left out. */
export interface Contradiction {
  readonly parts: readonly Condition[];
  /** Whether nobody fulfils the whole condition; else it is a choice of an 或 that is never open. */
  readonly whole: boolean;
}

/** So much is looked at while somebody types: some milliseconds. What would take longer is not told of. */
const patience = 30_000;

interface World {
  readonly catalogue: FactCatalogue;
  readonly day: Day;
  readonly patience: Patience;
}

/** Where a condition contradicts itself on a day: numbers, days, lists and titles that exclude each other. Pure. */
export function contradictions(condition: Condition, catalogue: FactCatalogue, day: Day): readonly Contradiction[] {
  const world = { catalogue, day, patience: { left: patience } };
  const whole = !holds([condition], world);
  return within(plain(condition, false), [], world).map((parts) => ({ parts, whole }));
}

/** The same without 非 but before single facts, and without brackets that say nothing. */
function plain(condition: Condition, turned: boolean): Condition {
  if (condition.kind === "not") return plain(condition.of, !turned);
  if (condition.kind !== "all" && condition.kind !== "any") return turned ? { kind: "not", of: condition } : condition;
  const kind = (condition.kind === "all") !== turned ? "all" : "any";
  const of = condition.of.map((one) => plain(one, turned));
  return { kind, of: of.flatMap((one) => (one.kind === kind ? one.of : [one])) };
}

const holds = (conditions: readonly Condition[], { catalogue, day, patience: left }: World): boolean =>
  satisfiable(
    conditions.map((condition) => ({ condition, turned: false })),
    catalogue,
    day,
    left,
  );

/** The contradictions of a part, beside what has to hold with it. */
function within(part: Condition, beside: readonly Condition[], world: World): readonly (readonly Condition[])[] {
  const parts = part.kind === "all" ? part.of : [part];
  if (!holds([...parts, ...beside], world)) return [fewest([...parts, ...beside], world)];
  if (part.kind === "any") return part.of.flatMap((one) => within(one, beside, world));
  if (part.kind !== "all") return [];
  return part.of.flatMap((one, i) =>
    one.kind === "any" ? within(one, [...beside, ...part.of.filter((_, j) => j !== i)], world) : [],
  );
}

/** As few of them as cannot hold together. */
function fewest(conditions: readonly Condition[], world: World): readonly Condition[] {
  let kept = conditions;
  for (const one of conditions) {
    const others = kept.filter((other) => other !== one);
    if (!holds(others, world)) kept = others;
  }
  return kept;
}

/** A contradiction in words, with its numbers. */
export function printContradiction({ parts, whole }: Contradiction, catalogue: FactCatalogue, day: Day): Text {
  const said = parts.map((one) => printCondition(one, catalogue));
  const zh = said.map((one) => `“${one.zh}”`).join("和");
  const en = said.map((one) => `“${one.en}”`).join(" and ");
  const [onZh, onEn] = isOfToday(parts) ? [`按 ${day} 算，`, `On ${day} `] : ["", ""];
  const one = parts.length === 1;
  return t(
    `${onZh}${zh}${one ? "不可能成立" : "不能同时成立"}：${whole ? "没有企业能符合这一条" : "“或”的这一支永远用不上"}`,
    `${onEn}${en} cannot ${one ? "be" : "be together"}: ${whole ? "no firm can fulfil this clause" : "this choice of the 或 is never open"}`,
  );
}

/** Whether it hangs on the day: an age beside a date, or ages in months beside ages in days. */
function isOfToday(parts: readonly Condition[]): boolean {
  const atoms = parts.flatMap(atomsOf);
  const units = new Set(atoms.flatMap((atom) => (atom.kind === "age" ? [atom.unit] : [])));
  return units.size > 1 || (units.size === 1 && atoms.some(({ kind }) => kind === "day"));
}
