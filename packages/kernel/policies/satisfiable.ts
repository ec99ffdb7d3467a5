import type { Day } from "@wuxing/kernel/calendar";
import type { Condition } from "./Condition.ts";
import { type Domain, everything, isEmpty, narrowed } from "./domains.ts";
import type { FactCatalogue } from "./Facts.ts";

/** A condition, or (`turned`) that it does not hold. */
export interface Claim {
  readonly condition: Condition;
  readonly turned: boolean;
}

/** How many conditions may be looked at; shared by the questions that are asked together. */
export interface Patience {
  left: number;
}

/**
 * Whether some firm's file could fulfil all of these on a day. Where it takes more looks than there is patience for, yes: who
 * is told that nothing can fulfil them may rely on it.
 */
export function satisfiable(claims: readonly Claim[], catalogue: FactCatalogue, day: Day, patience: Patience): boolean {
  const search = (pending: readonly Claim[], known: ReadonlyMap<string, Domain>): boolean => {
    const domains = new Map(known);
    const branching: (readonly Claim[])[] = [];
    const rest = [...pending];
    for (let claim = rest.pop(); claim; claim = rest.pop()) {
      if (patience.left-- <= 0) return true;
      const { condition, turned } = claim;
      if (condition.kind === "not") rest.push({ condition: condition.of, turned: !turned });
      else if (condition.kind === "all" || condition.kind === "any") {
        const parts = condition.of.map((one) => ({ condition: one, turned }));
        if ((condition.kind === "all") !== turned) rest.push(...parts);
        else branching.push(parts);
      } else {
        const domain = narrowed(
          domains.get(condition.fact) ?? everything(condition, catalogue),
          condition,
          turned,
          day,
        );
        if (isEmpty(domain)) return false;
        domains.set(condition.fact, domain);
      }
    }
    const [first, ...others] = branching.sort((a, b) => a.length - b.length);
    if (!first) return true;
    // What is left to choose is asked again below a choice, with what that choice says.
    const later = others.map(
      (parts): Claim => ({ condition: { kind: "any", of: parts.map(asCondition) }, turned: false }),
    );
    return first.some((choice) => search([...later, choice], domains));
  };
  return search(claims, new Map());
}

const asCondition = ({ condition, turned }: Claim): Condition => (turned ? { kind: "not", of: condition } : condition);
