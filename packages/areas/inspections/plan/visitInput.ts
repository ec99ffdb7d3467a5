import type { MergedVisit } from "./mergeVisits.ts";

/** What the case of a merged visit is opened with. */
export const visitInput = (round: string, { object, tasks, shares, from, until }: MergedVisit) => ({
  round,
  object: { id: object.id, name: object.name, kind: object.kind, risk: object.risk },
  division: object.division,
  tasks,
  shares,
  from,
  until,
});
