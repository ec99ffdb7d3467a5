import { Assignment, present } from "./Assignment.ts";
import { assertPlan } from "./assertPlan.ts";
import type { DrawOutcome, Picked, Shortfall } from "./DrawFile.ts";
import type { DrawPlan, Target } from "./DrawPlan.ts";
import { compare } from "./orderPlan.ts";
import { sampleLowest } from "./sampleLowest.ts";

/**
 * An open draw: the same plan and seed give the same outcome on every machine, for ever. In each stratum the targets with
 * the lowest tickets, then officers for each of them. Throws Refusal for a plan that has faults.
 */
export function runDraw(plan: DrawPlan, seed: string): DrawOutcome {
  assertPlan(plan);
  return drawBy(
    plan,
    (ids, quota) => sampleLowest(ids, seed, quota),
    () => seed,
  );
}

interface Chosen {
  readonly id: string;
  readonly ticket: string;
}

/** The part that both modes share: strata in the order of their names, then officers by the secret of each target. */
export function drawBy(
  plan: DrawPlan,
  sample: (ids: readonly string[], quota: number) => readonly Chosen[],
  secretOf: (chosen: Chosen) => string,
): DrawOutcome {
  const picked: Picked[] = [];
  const shortfalls: Shortfall[] = [];
  const assignment = new Assignment(plan);
  for (const [stratum, targets] of strataOf(plan)) {
    const drawable = targets.filter(({ exempt }) => exempt === undefined);
    const wanted = plan.quotas[stratum] ?? 0;
    const chosen = sample(
      drawable.map(({ id }) => id),
      wanted,
    );
    if (chosen.length < wanted) shortfalls.push(tooFew(stratum, wanted, chosen.length, targets.length));
    const byId = targetsOf(drawable, chosen);
    for (const one of chosen) {
      const { officers, shortfall } = assignment.assign(byId.get(one.id) as Target, secretOf(one));
      picked.push({ target: one.id, stratum, ticket: one.ticket, officers });
      if (shortfall) shortfalls.push(shortfall);
    }
  }
  return { picked, shortfalls };
}

/** The targets of every stratum that has a quota, also of those that are empty. */
function strataOf({ frame, quotas }: DrawPlan): (readonly [string, readonly Target[]])[] {
  const strata = new Map<string, Target[]>(Object.keys(quotas).map((stratum) => [stratum, []]));
  for (const target of frame) strata.get(target.stratum)?.push(target);
  return [...strata].sort(([a], [b]) => compare(a, b));
}

function targetsOf(targets: readonly Target[], chosen: readonly Chosen[]): ReadonlyMap<string, Target> {
  const ids = new Set(chosen.map(({ id }) => id));
  return new Map(targets.filter(({ id }) => ids.has(id)).map((target) => [target.id, target]));
}

const tooFew = (stratum: string, wanted: number, got: number, all: number): Shortfall => ({
  stratum,
  wanted,
  got,
  reason: "tooFewTargets",
  counts: present({ onFrame: all, exempt: all - got }),
});
