import type { Entry, Procedure } from "@wuxing/kernel/procedure";
import type { Shown } from "@wuxing/kernel/record";

const nothing: Shown = { action: false, clock: false };

/**
 * What the log may say in clear of an entry. Not an action that outsiders do not see; not a deadline that depends on
 * what was said, for its rule would tell the kind of a request, which in a confidential report nobody else may know.
 * That a case is confidential is said nowhere: its records look like those of all others of its type.
 */
export function shownOf(procedure: Procedure | undefined, entry: Entry): Shown {
  if (!procedure) return nothing;
  const action = entry.seq === 1 ? procedure.open : procedure.actions[entry.action];
  if (!action) return nothing;
  const state = procedure.states[entry.to];
  const fixed = state !== undefined && !("final" in state) && typeof state.within === "string" && !action.due;
  const hidden = "internal" in action && action.internal === true;
  return { action: !hidden, clock: !hidden && (fixed || entry.clock === null) };
}
