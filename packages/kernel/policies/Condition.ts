import type { Day } from "@wuxing/kernel/calendar";

export const comparisons = ["≥", ">", "≤", "<", "=", "≠"] as const;
export type Comparison = (typeof comparisons)[number];
export type AgeUnit = "year" | "month" | "day";

/** A condition on one fact. */
export type Atom =
  | { readonly kind: "number"; readonly fact: string; readonly op: Comparison; readonly value: number }
  | { readonly kind: "choice"; readonly fact: string; readonly among: boolean; readonly options: readonly string[] }
  | { readonly kind: "flag"; readonly fact: string; readonly is: boolean }
  | { readonly kind: "day"; readonly fact: string; readonly op: Comparison; readonly day: Day }
  /** How long ago it was: `≤ 3 year` holds on the same day three years later, and no more on the next. */
  | {
      readonly kind: "age";
      readonly fact: string;
      readonly op: Exclude<Comparison, "=" | "≠">;
      readonly amount: number;
      readonly unit: AgeUnit;
    };

/** What a firm's file must say. `all` and `any` have two members at least. */
export type Condition =
  | Atom
  | { readonly kind: "all"; readonly of: readonly Condition[] }
  | { readonly kind: "any"; readonly of: readonly Condition[] }
  | { readonly kind: "not"; readonly of: Condition };

/** Yes, no, or not to be told from what is known (Kleene's third value). */
export type Verdict = "yes" | "no" | "unknown";

/** The facts that a condition names, each once. */
export const factsOf = (condition: Condition): readonly string[] => [...new Set(atomsOf(condition).map((a) => a.fact))];

/** The conditions on single facts, in the order of the text. */
export function atomsOf(condition: Condition): readonly Atom[] {
  if (condition.kind === "all" || condition.kind === "any") return condition.of.flatMap(atomsOf);
  return condition.kind === "not" ? atomsOf(condition.of) : [condition];
}
