import type { Calendar, Instant } from "@wuxing/kernel/calendar";
import { type Clock, reckonClock } from "@wuxing/kernel/clock";
import type { Case, Entry } from "./Case.ts";

/**
 * The action of every procedure by which the clock reckons anew what hung on holidays not announced (decision 0009).
 * It stands in no table, as nobody else may take it and it changes nothing but clocks.
 */
export const reckonAction = "reckon";

/** The provisional clocks of a case reckoned with the calendar of today; undefined where none of them comes out otherwise. */
export function reckonedClocks(calendar: Calendar, c: Case): Pick<Entry, "clock" | "clocks"> | undefined {
  let moved = false;
  const reckon = (clock: Clock): Clock => {
    if (clock.certain) return clock;
    const anew = reckonClock(calendar, clock);
    if (anew.certain === clock.certain && anew.dueAt === clock.dueAt) return clock;
    moved = true;
    return anew;
  };
  const clock = c.clock && reckon(c.clock);
  const clocks = Object.fromEntries(Object.entries(c.clocks).map(([key, one]) => [key, reckon(one)]));
  return moved ? { clock, clocks } : undefined;
}

/** The entry that writes down reckoned clocks: the state, the data and the head stay as they are. */
export const reckoningEntry = (
  c: Case,
  command: { readonly commandId: string; readonly at: Instant },
  reckoned: Pick<Entry, "clock" | "clocks">,
): Entry => ({
  caseId: c.id,
  seq: c.version + 1,
  type: c.type,
  action: reckonAction,
  actor: { kind: "clock", id: "clock", unit: null },
  ...command,
  from: c.state,
  to: c.state,
  final: false,
  input: {},
  changes: {},
  head: {},
  ...reckoned,
  opening: null,
});
