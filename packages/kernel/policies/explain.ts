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

interface Node {
  readonly verdict: Verdict;
  readonly findings: readonly Finding[];
}

/** Whether a firm fulfils a condition on a day, with a finding for each condition on a fact, in the order of the text. */
export const match = (condition: Condition, file: FirmFile, catalogue: FactCatalogue, day: Day): Match =>
  explain(condition, { file, catalogue, day }, false);

interface World {
  readonly file: FirmFile;
  readonly catalogue: FactCatalogue;
  readonly day: Day;
}

/** `turned`: it stands under an odd number of 非, so each verdict counts the other way round. */
function explain(condition: Condition, world: World, turned: boolean): Node {
  switch (condition.kind) {
    case "not":
      return explain(condition.of, world, !turned);
    case "all":
    case "any": {
      const parts = condition.of.map((one) => explain(one, world, turned));
      const verdicts = parts.map(({ verdict }) => verdict);
      // Under 非 an "all" fails as an "any" does: each of its members must be turned round.
      const isAll = (condition.kind === "all") !== turned;
      const verdict = isAll ? verdictOfAll(verdicts) : verdictOfAny(verdicts);
      return { verdict, findings: parts.flatMap((part) => (part.verdict === verdict ? part.findings : idle(part))) };
    }
    default:
      return explainAtom(condition, world, turned);
  }
}

const idle = ({ findings }: Node): readonly Finding[] => findings.map((one) => ({ ...one, decisive: false }));

function explainAtom(atom: Atom, { file, catalogue, day }: World, turned: boolean): Node {
  const said = evaluateAtom(atom, file, catalogue, day);
  const met = turned ? negated(said) : said;
  const kind = catalogue.get(atom.fact);
  const fact = file[atom.fact];
  const text = printCondition(turned ? { kind: "not", of: atom } : atom, catalogue);
  const missing = said === "unknown" ? (silenceOf(kind, fact, day) ?? "absent") : null;
  const has = fact ? { text: printFact(kind, fact), source: fact.source, day: fact.day } : null;
  return { verdict: met, findings: [{ fact: atom.fact, text, met, decisive: true, has, missing }] };
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
