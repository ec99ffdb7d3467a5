import type { Case, Entry } from "@wuxing/kernel/procedure";

/** Whether an entry of the reader's own case is his own doing: what a citizen did in it, or the request itself, which an agent may have written down for him. */
export const isOwnEntry = (entry: Pick<Entry, "actor" | "caseId" | "seq">, root: Pick<Case, "id">): boolean =>
  entry.actor.kind === "citizen" || (entry.caseId === root.id && entry.seq === 1);
