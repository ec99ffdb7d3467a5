/** The states of FixMyStreet's extension of GeoReport v2 that are used here; its clients know which of them are closed. */
export const extendedStatuses = [
  "open",
  "investigating",
  "action_scheduled",
  "in_progress",
  "fixed",
  "not_councils_responsibility",
  "no_further_action",
  "closed",
] as const;
export type ExtendedStatus = (typeof extendedStatuses)[number];

const ofState: Readonly<Record<string, ExtendedStatus>> = {
  received: "open",
  accepted: "investigating",
  dispatched: "investigating",
  joined: "investigating",
  withProvince: "investigating",
  returnRequested: "investigating",
  inProgress: "in_progress",
  redoing: "in_progress",
  terminationRequested: "in_progress",
  answered: "in_progress",
  callBack: "in_progress",
  suspended: "action_scheduled",
  refused: "not_councils_responsibility",
  handedOver: "not_councils_responsibility",
  terminated: "no_further_action",
  withdrawn: "closed",
};

/** The extended status of a request in a state; one that was closed says what came of it. */
export function extendedStatus(state: string, solved: string | null): ExtendedStatus {
  if (state !== "closed") return ofState[state] ?? "open";
  if (solved === "solved") return "fixed";
  return solved === "explained" ? "no_further_action" : "closed";
}
