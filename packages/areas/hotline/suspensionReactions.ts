import type { Reaction, Surroundings, Wish } from "@wuxing/platform/casework";

const type = "hotline.suspension";

const asked: Reaction = {
  name: "suspensions.asked",
  type: "hotline.request",
  when: (entry) => entry.action === "requestSuspension",
  wishes: (entry, after): Wish[] => [
    {
      open: type,
      parentId: after.id,
      input: { ...entry.input, unit: after.unit, division: after.division, title: after.title },
    },
  ],
};

/** Whether the request still waits for the decision; it may have been answered or withdrawn meanwhile. */
const stillWaits = async (parentId: number | null, around: Surroundings): Promise<boolean> => {
  const parent = parentId === null ? undefined : await around.find(parentId);
  return parent?.state === "inProgress" && parent.data.suspension === "asked";
};

const decided: Reaction = {
  name: "suspensions.decided",
  type,
  when: (entry) => entry.to === "granted" || entry.to === "declined",
  wishes: async (entry, { parentId, data }, around): Promise<Wish[]> => {
    if (parentId === null || !(await stillWaits(parentId, around))) return [];
    if (entry.to === "declined")
      return [{ act: "declineSuspension", caseId: parentId, input: { note: data.decision } }];
    const { reason, plan, until } = data;
    return [{ act: "suspend", caseId: parentId, input: { reason, plan, until } }];
  },
};

const lapsed: Reaction = {
  name: "suspensions.lapsed",
  type: "hotline.request",
  when: (entry) => ["answer", "answerEarly", "withdraw"].includes(entry.action),
  wishes: async (entry, after, around): Promise<Wish[]> => {
    if (entry.changes.suspension !== "lapsed") return [];
    const waiting = (await around.children(after.id, type)).filter((c) => c.closedAt === null);
    return waiting.map((c) => ({ act: "lapse", caseId: c.id, input: {} }));
  },
};

/** A suspension asked for opens its request; the decision is carried out on the case it was asked for, if that still waits for it. */
export const suspensionReactions: readonly Reaction[] = [asked, decided, lapsed];
