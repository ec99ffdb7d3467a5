import type { DrawPlan } from "./DrawPlan.ts";

/** A plan with its lists in the one order that is hashed: by id in code units, recusals by target and officer. */
export function orderPlan(plan: DrawPlan): DrawPlan {
  return {
    ...plan,
    frame: plan.frame.toSorted(byId),
    officers: plan.officers.toSorted(byId),
    recusals: plan.recusals.toSorted((a, b) => compare(a.target, b.target) || compare(a.officer, b.officer)),
    commitments: plan.commitments.toSorted((a, b) => compare(a.by, b.by)),
  };
}

/** Order of two texts by their code units, the same on every machine. */
export const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

const byId = (a: { readonly id: string }, b: { readonly id: string }): number => compare(a.id, b.id);
