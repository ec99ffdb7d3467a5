import type { Case } from "@wuxing/kernel/procedure";
import type { Reaction, Wish } from "@wuxing/platform/casework";

/** Whose cases may ask for an extension, and who decides there. */
const askers: Readonly<Record<string, (c: Case) => "head" | "coordinator" | "leader">> = {
  "hotline.request": () => "head",
  "workPoints.part": () => "coordinator",
  // A joint decision is lengthened by the government of the level, any other by the agency's head (行政许可法 §42).
  "applications.application": ({ data }) =>
    Array.isArray(data.jointUnits) && data.jointUnits.length > 0 ? "leader" : "head",
};

/** The state of theirs in which a clock can be lengthened. */
const inHand = "inProgress";

const asked: readonly Reaction[] = Object.entries(askers).map(([type, approver]) => ({
  name: `extensions.asked.${type}`,
  type,
  when: (entry) => entry.action === "requestExtension",
  wishes: (entry, after): Wish[] => [
    {
      open: "extensions.request",
      parentId: after.id,
      input: {
        ...entry.input,
        unit: after.unit,
        division: after.division,
        title: after.title,
        approver: approver(after),
      },
    },
  ],
}));

const granted: Reaction = {
  name: "extensions.granted",
  type: "extensions.request",
  when: (entry) => entry.to === "granted",
  wishes: async (_entry, { parentId, data }, around): Promise<Wish[]> => {
    // It may have been answered in the moment in which the head decided.
    if (parentId === null || (await around.find(parentId))?.state !== inHand) return [];
    return [{ act: "extend", caseId: parentId, input: { note: data.decision, until: data.until } }];
  },
};

const denied: Reaction = {
  name: "extensions.denied",
  type: "extensions.request",
  when: (entry) => entry.to === "denied",
  wishes: async (_entry, { parentId, data }, around): Promise<Wish[]> => {
    if (parentId === null || (await around.find(parentId))?.state !== inHand) return [];
    return [{ act: "refuseExtension", caseId: parentId, input: { note: data.decision } }];
  },
};

const lapsed: readonly Reaction[] = Object.keys(askers).map((type) => ({
  name: `extensions.lapsed.${type}`,
  type,
  when: ({ from, to }) => from === inHand && to !== inHand,
  wishes: async (_entry, after, around): Promise<Wish[]> => {
    const waiting = (await around.children(after.id, "extensions.request")).filter((c) => c.closedAt === null);
    return waiting.map((c) => ({ act: "lapse", caseId: c.id, input: {} }));
  },
}));

/**
 * An extension asked for opens a request; one that is granted lengthens the clock of the case it was asked for, one that
 * is not is told to it, and one that waits lapses where the case goes on without it.
 */
export const extensionReactions: readonly Reaction[] = [...asked, granted, denied, ...lapsed];
