import type { Clock } from "@wuxing/kernel/clock";
import type { Case, Entry, Procedure } from "@wuxing/kernel/procedure";
import { clockView, ruleRowView } from "./dueView.ts";
import type { Onlooker } from "./Onlooker.ts";
import type { DueView, ExtensionView } from "./views.ts";

type Looker = Pick<Onlooker, "almanac" | "now">;

/** The clock of the present state with what its history says of it; null where nobody waits. */
export const mainClock = (procedure: Procedure, c: Case, entries: readonly Entry[], looker: Looker): DueView | null =>
  c.clock && told(procedure, c.clock, entries, looker);

/**
 * The clocks beside it that matter now: those that begin in this state, the one it holds still, and one that the next
 * state takes up again. Others that a case keeps are of steps long done.
 */
export function clocksBeside(procedure: Procedure, c: Case, entries: readonly Entry[], looker: Looker): DueView[] {
  return [...keysOf(procedure, c)].flatMap((key) => {
    const clock = c.clocks[key];
    return clock ? [told(procedure, clock, entries, looker)] : [];
  });
}

function keysOf(procedure: Procedure, c: Case): Set<string> {
  const state = procedure.states[c.state];
  if (!state || "final" in state) return new Set();
  const named = (key: string | ((c: Case) => string)): string => (typeof key === "string" ? key : key(c));
  const keys = new Set([...(state.stops ? [state.stops] : []), ...(state.alsoStarts ?? [])].map(named));
  for (const { from, to } of Object.values(procedure.actions)) {
    const next = typeof to === "string" && [from].flat().includes(c.state) ? procedure.states[to] : undefined;
    if (next && "waitsFor" in next && next.continues === true) keys.add(named(next.within));
  }
  return keys;
}

const told = (procedure: Procedure, clock: Clock, entries: readonly Entry[], looker: Looker): DueView => ({
  ...clockView(looker.almanac, clock, looker.now),
  extended: extensionOf(procedure, clock, entries, looker),
});

/** The entry that lengthened this very clock: begun at the same moment under the same rule. */
function extensionOf(
  procedure: Procedure,
  clock: Clock,
  entries: readonly Entry[],
  { almanac }: Looker,
): ExtensionView | null {
  const at = entries.findLastIndex(({ action, clock: then }) => {
    const { extends: term, lengthens } = procedure.actions[action] ?? {};
    return Boolean(term ?? lengthens) && then?.startedAt === clock.startedAt && then.rule === clock.rule;
  });
  const before = entries[at - 1]?.clock;
  if (!before) return null;
  const row = clock.extension && almanac.rules.byId(clock.extension.rule);
  return { from: before.dueAt, rule: row ? ruleRowView(row) : null };
}
