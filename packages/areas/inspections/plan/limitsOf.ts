import type { RuleBook } from "@wuxing/kernel/rules";

/** The numbers that bound a draw and the crew of a visit, by the rule rows of a day. */
export function limitsOf(rules: RuleBook, day: string) {
  const count = (key: string): number => rules.get(`inspections.${key}`, day).value.amount;
  return {
    draw: { perYear: count("visitsPerYear"), officers: count("officers"), cap: count("officerCap") },
    crew: { each: count("officersEach"), all: count("officers") },
  };
}
