import { compare } from "./orderPlan.ts";
import { Tickets } from "./Tickets.ts";

export interface Ticketed {
  readonly id: string;
  readonly ticket: string;
}

/** The `wanted` ids with the lowest tickets, in the order of their tickets: a sample without replacement. All, where there are fewer. */
export function sampleLowest(ids: readonly string[], seed: string, wanted: number): Ticketed[] {
  const tickets = new Tickets(seed);
  const leading = new Float64Array(ids.length);
  for (const [place, id] of ids.entries()) leading[place] = tickets.leadingOf(id);
  const last = wanted >= ids.length ? Number.POSITIVE_INFINITY : (leading.toSorted()[wanted - 1] ?? -1);
  return ids
    .filter((_, place) => (leading[place] as number) <= last)
    .map((id) => ({ id, ticket: tickets.ticketOf(id) }))
    .sort((a, b) => compare(a.ticket, b.ticket))
    .slice(0, wanted);
}
