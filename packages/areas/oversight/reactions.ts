import type { Instant } from "@wuxing/kernel/calendar";
import type { Case } from "@wuxing/kernel/procedure";
import { anyType, type Reaction, type Surroundings, type Wish } from "@wuxing/platform/casework";

const own = "oversight.";

/** The urgings of a case that are open, those alone that were opened before a moment: reactions may come late. */
const urgingsOf = async (caseId: number, before: Instant, around: Surroundings): Promise<readonly Case[]> =>
  (await around.children(caseId, "oversight.urging")).filter(
    ({ closedAt, openedAt }) => closedAt === null && openedAt <= before,
  );
const heed = ({ id }: Case): Wish => ({ act: "heed", caseId: id, input: {} });

/**
 * A case that went on has heeded its urging, whatever its area: asked of every change of state, and of no other entry.
 * The steps of a supervision that are cases of their own are opened here, and their outcome comes back.
 */
export const oversightReactions: readonly Reaction[] = [
  {
    name: "oversight.heeded",
    type: anyType,
    when: ({ type, from, to }) => from !== null && from !== to && !type.startsWith(own),
    // What was urged after this step is not heeded by it.
    wishes: async ({ at }, after, around): Promise<Wish[]> => (await urgingsOf(after.id, at, around)).map(heed),
  },
  {
    // Another unit has it now, in the same state: it is not pressed, nor supervised, for what the first was urged for.
    name: "oversight.designated",
    type: "hotline.request",
    when: ({ action, from, to }) => action === "designate" && from === to,
    wishes: async ({ at }, after, around): Promise<Wish[]> =>
      (await urgingsOf(after.id, at, around)).filter(({ unit }) => unit !== after.unit).map(heed),
  },
  {
    name: "oversight.ended",
    type: "oversight.supervision",
    when: ({ to }) => to === "closed" || to === "dropped",
    wishes: async (_entry, { id }, around): Promise<Wish[]> => {
      const steps = ["oversight.talk", "oversight.escalation"].map((type) => around.children(id, type));
      return (await Promise.all(steps))
        .flat()
        .filter(({ closedAt }) => closedAt === null)
        .map((step) => ({ act: "lapse", caseId: step.id, input: {} }));
    },
  },
  {
    name: "oversight.supervised",
    type: "oversight.supervision",
    when: ({ action }) => action === "open",
    wishes: async (_entry, { parentId }, around): Promise<Wish[]> =>
      parentId === null
        ? []
        : (await around.children(parentId, "oversight.urging"))
            .filter(({ closedAt }) => closedAt === null)
            .map(({ id }) => ({ act: "supervise", caseId: id, input: {} })),
  },
  {
    name: "oversight.callIn",
    type: "oversight.supervision",
    when: ({ action }) => action === "callIn",
    wishes: (entry, { id, number, unit, division }): Wish[] => [
      { open: "oversight.talk", parentId: id, input: { ...entry.input, number, unit, division } },
    ],
  },
  {
    name: "oversight.talked",
    type: "oversight.talk",
    when: ({ to }) => to === "held" || to === "cancelled",
    wishes: async (_entry, { parentId }, around): Promise<Wish[]> => {
      const supervision = parentId === null ? undefined : await around.find(parentId);
      // A talk about several matters hangs on a case of another kind, which does not wait for it.
      if (supervision?.type !== "oversight.supervision") return [];
      return supervision.closedAt === null ? [{ act: "countTalk", caseId: supervision.id, input: {} }] : [];
    },
  },
  {
    name: "oversight.escalate",
    type: "oversight.supervision",
    when: ({ action }) => action === "escalate",
    wishes: (entry, { id, number, unit, division }): Wish[] => [
      { open: "oversight.escalation", parentId: id, input: { ...entry.input, number, unit, division } },
    ],
  },
  {
    name: "oversight.decided",
    type: "oversight.escalation",
    when: ({ to }) => to === "decided",
    wishes: async (_entry, { parentId, data }, around): Promise<Wish[]> => {
      const supervision = parentId === null ? undefined : await around.find(parentId);
      if (supervision?.closedAt !== null) return [];
      const { decision, until } = data;
      return [{ act: "followDecision", caseId: supervision.id, input: { decision, ...(until ? { until } : {}) } }];
    },
  },
];
