import type { Instant } from "@wuxing/kernel/calendar";
import type { Actor } from "./Actor.ts";
import type { Case } from "./Case.ts";
import { isSealedFrom } from "./isSealedFrom.ts";
import { type Party, partiesOf } from "./Party.ts";
import type { Procedure } from "./Procedure.ts";

export const asList = <T>(one: T | readonly T[]): readonly T[] => (Array.isArray(one) ? one : [one as T]);

/** Whether one of the parties is among those an action is for. */
export const allows = (by: Party | readonly Party[], parties: ReadonlySet<Party>): boolean =>
  asList(by).some((party) => parties.has(party));

/**
 * The names of the actions that `decide` would accept from this actor now, given a right input: what a page offers
 * is what the server takes. In the table's order, which is the order of likelihood.
 */
export function allowedActions(procedure: Procedure, c: Case, actor: Actor, at: Instant): string[] {
  const parties = partiesOf(actor, c);
  const sealed = isSealedFrom(actor, c);
  return Object.entries(procedure.actions)
    .filter(
      ([, action]) =>
        asList(action.from).includes(c.state) &&
        allows(action.by, parties) &&
        !(sealed && action.reveals) &&
        !action.unless?.(c, at) &&
        !action.bars?.(c, actor),
    )
    .map(([name]) => name);
}
