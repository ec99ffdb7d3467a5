import type { Day } from "@wuxing/kernel/calendar";
import { type Text, t } from "@wuxing/kernel/text";
import type { Atom, Condition, Verdict } from "./Condition.ts";
import { evaluateAtom, negated, verdictOfAll, verdictOfAny } from "./evaluate.ts";
import { type Fact, type FactCatalogue, type FactKind, type FirmFile, silenceOf } from "./Facts.ts";
import { printCondition, printNumber } from "./printCondition.ts";

/** What came of one condition on a fact: as it counts, so under 非 turned round. */
export interface Finding {
  readonly fact: string;
  readonly text: Text;
  readonly met: Verdict;
  /** Whether the answer hangs on it: those with no such mark could say anything else and it would stay the same. */
  readonly decisive: boolean;
  /** What the firm's file says, with the source and the day; null where it says nothing. */
  readonly has: { readonly text: Text; readonly source: string; readonly day: Day } | null;
  /** Why nothing can be told: the fact is absent, or older than it may be; null where it can. */
  readonly missing: "absent" | "stale" | null;
}

/** Whether a firm fulfils a condition, and why, why not, or what would have to be known. */
export interface Match {
  readonly verdict: Verdict;
  readonly findings: readonly Finding[];
}

/** The answer to a condition, and on how many of its conditions on facts it hangs. */
export interface Weighed {
  readonly verdict: Verdict;
  readonly decisive: number;
}

/** A condition on a fact as it counts, so under 非 turned round. */
interface Asked {
  readonly atom: Atom;
  readonly turned: boolean;
  readonly said: Verdict;
  readonly decisive: boolean;
}

interface World {
  readonly file: FirmFile;
  readonly catalogue: FactCatalogue;
  readonly day: Day;
}

/** What `match` says, without the words: of a thousand conditions whoever reads is shown a few. */
export function weigh(condition: Condition, file: FirmFile, catalogue: FactCatalogue, day: Day): Weighed {
  const { verdict, asked } = ask(condition, { file, catalogue, day }, false);
  return { verdict, decisive: asked.filter((one) => one.decisive).length };
}

/** Whether a firm fulfils a condition on a day, with a finding for each condition on a fact, in the order of the text. */
export function match(condition: Condition, file: FirmFile, catalogue: FactCatalogue, day: Day): Match {
  const world = { file, catalogue, day };
  const { verdict, asked } = ask(condition, world, false);
  return { verdict, findings: asked.map((one) => findingOf(one, world)) };
}

/** `turned`: it stands under an odd number of 非, so each verdict counts the other way round. */
function ask(
  condition: Condition,
  world: World,
  turned: boolean,
): { readonly verdict: Verdict; readonly asked: readonly Asked[] } {
  if (condition.kind === "not") return ask(condition.of, world, !turned);
  if (condition.kind !== "all" && condition.kind !== "any") {
    const said = evaluateAtom(condition, world.file, world.catalogue, world.day);
    return { verdict: turned ? negated(said) : said, asked: [{ atom: condition, turned, said, decisive: true }] };
  }
  const parts = condition.of.map((one) => ask(one, world, turned));
  const verdicts = parts.map(({ verdict }) => verdict);
  // Under 非 an "all" fails as an "any" does: each of its members must be turned round.
  const isAll = (condition.kind === "all") !== turned;
  const verdict = isAll ? verdictOfAll(verdicts) : verdictOfAny(verdicts);
  return { verdict, asked: parts.flatMap((part) => (part.verdict === verdict ? part.asked : idle(part.asked))) };
}

const idle = (asked: readonly Asked[]): readonly Asked[] => asked.map((one) => ({ ...one, decisive: false }));

function findingOf({ atom, turned, said, decisive }: Asked, { file, catalogue, day }: World): Finding {
  const kind = catalogue.get(atom.fact);
  const fact = file[atom.fact];
  return {
    ...{ fact: atom.fact, met: turned ? negated(said) : said, decisive },
    text: printCondition(turned ? { kind: "not", of: atom } : atom, catalogue),
    missing: said === "unknown" ? (silenceOf(kind, fact, day) ?? "absent") : null,
    has: fact ? { text: printFact(kind, fact), source: fact.source, day: fact.day } : null,
  };
}

/** What a firm's file says of a fact, in words. */
export function printFact(kind: FactKind, { value }: Pick<Fact, "value">): Text {
  if (kind.type === "number" && typeof value === "number")
    return t(`${printNumber(value)} ${kind.unit.zh}`, `${printNumber(value)} ${kind.unit.en}`);
  if (kind.type === "choice")
    return kind.options.find(({ code }) => code === value)?.name ?? t(`代码 ${value}`, `code ${value}`);
  if (kind.type === "flag") return value === true ? t("是", "yes") : t("否", "no");
  return t(String(value), String(value));
}
