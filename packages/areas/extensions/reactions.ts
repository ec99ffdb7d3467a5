import type { Reaction, Wish } from "@wuxing/platform/casework";

/** Whose cases may ask for an extension, and who decides there. */
const askers = { "hotline.request": "head", "workPoints.part": "coordinator" } as const;

const asked: readonly Reaction[] = Object.entries(askers).map(([type, approver]) => ({
  name: `extensions.asked.${type}`,
  type,
  when: (entry) => entry.action === "requestExtension",
  wishes: (entry, after): Wish[] => [
    {
      open: "extensions.request",
      parentId: after.id,
      input: { ...entry.input, unit: after.unit, division: after.division, title: after.title, approver },
    },
  ],
}));

const granted: Reaction = {
  name: "extensions.granted",
  type: "extensions.request",
  when: (entry) => entry.to === "granted",
  wishes: (_entry, after): Wish[] =>
    after.parentId !== null
      ? [{ act: "extend", caseId: after.parentId, input: { note: after.data.decision, until: after.data.until } }]
      : [],
};

const denied: Reaction = {
  name: "extensions.denied",
  type: "extensions.request",
  when: (entry) => entry.to === "denied",
  wishes: (_entry, after): Wish[] =>
    after.parentId === null
      ? []
      : [{ act: "refuseExtension", caseId: after.parentId, input: { note: after.data.decision } }],
};

/** An extension asked for opens a request; one that is granted lengthens the clock of the case it was asked for; one that is not is told to it. */
export const extensionReactions: readonly Reaction[] = [...asked, granted, denied];
