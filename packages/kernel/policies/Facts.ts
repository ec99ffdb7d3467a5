import type { Day } from "@wuxing/kernel/calendar";
import type { Text } from "@wuxing/kernel/text";

interface KindHead {
  /** Stable; conditions name it. */
  readonly code: string;
  /** Its Chinese name is the word of the readable form. */
  readonly name: Text;
  /** Whoever keeps it. */
  readonly source: Text;
  /** How many days a value says anything of a firm; absent: for as long as no other is known. */
  readonly goodFor?: number;
}

export interface NumberKind extends KindHead {
  readonly type: "number";
  /** 万元, 元, 人, 项, 亩, % … */
  readonly unit: Text;
}
export interface ChoiceKind extends KindHead {
  readonly type: "choice";
  readonly options: readonly { readonly code: string; readonly name: Text }[];
}
/** `listed`: on a public list (被列入); `held`: a title or certificate (具有); `is`: what the firm is (是). */
export type FlagVerb = "listed" | "held" | "is";
export interface FlagKind extends KindHead {
  readonly type: "flag";
  readonly verb: FlagVerb;
}
export interface DayKind extends KindHead {
  readonly type: "day";
}

/** One sort of thing that is known of firms: its type, its unit, who keeps it and for how long it holds. */
export type FactKind = NumberKind | ChoiceKind | FlagKind | DayKind;

/** A thing known of a firm: `value` fits its kind (number, option's code, yes or no, day), with source and day. */
export interface Fact {
  readonly value: number | string | boolean;
  readonly source: string;
  readonly day: Day;
}

/** What is known of a firm, by the code of the kind. What is absent is not known: neither yes nor no. */
export type FirmFile = Readonly<Record<string, Fact | undefined>>;

/** The kinds of facts that conditions may name, found by code or Chinese name. */
export interface FactCatalogue {
  readonly kinds: readonly FactKind[];
  /** Throws RangeError for a code that is not there: a condition that was parsed names none. */
  readonly get: (code: string) => FactKind;
  readonly find: (code: string) => FactKind | undefined;
}

/** What begins a condition in the readable form; a fact that is compared may not begin with it. */
export const reservedWords = ["且", "或", "非", "（", "）", "被列入", "未被列入", "具有", "不具有", "不是", "是"];

/** A catalogue of these kinds. Throws RangeError where two share a code or name, or a name cannot be told from a word of the form. */
export function factCatalogue(kinds: readonly FactKind[]): FactCatalogue {
  const byCode = new Map(kinds.map((kind) => [kind.code, kind]));
  const names = new Set(kinds.map(({ name }) => name.zh));
  if (byCode.size !== kinds.length || names.size !== kinds.length)
    throw new RangeError("two kinds of facts share a code or a name");
  for (const { name, type } of kinds) {
    const begins = reservedWords.find((word) => name.zh.startsWith(word));
    if (name.zh.trim() !== name.zh || /[\s且或（）、，：≥≤<>=≠]/u.test(name.zh) || (type !== "flag" && begins))
      throw new RangeError(`a fact cannot be called ${name.zh}`);
  }
  return {
    kinds,
    find: (code) => byCode.get(code),
    get: (code) => {
      const kind = byCode.get(code);
      if (!kind) throw new RangeError(`no kind of fact ${code}`);
      return kind;
    },
  };
}

/** Why a fact says nothing on a day: it is not there, or too old. Undefined where it speaks. */
export function silenceOf(kind: FactKind, fact: Fact | undefined, day: Day): "absent" | "stale" | undefined {
  if (!fact) return "absent";
  if (kind.goodFor === undefined) return undefined;
  return Date.parse(day) - Date.parse(fact.day) > kind.goodFor * 86_400_000 ? "stale" : undefined;
}
