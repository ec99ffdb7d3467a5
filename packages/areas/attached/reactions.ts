import type { Reaction } from "@wuxing/platform/casework";

/** A service that goes live fulfils the duty for which it was registered. */
export const attachedReactions: readonly Reaction[] = [
  {
    name: "attached.fulfil",
    type: "attached.service",
    when: ({ action }) => action === "attach",
    wishes: async (_entry, after, { find }) => {
      const duty = after.parentId === null ? undefined : await find(after.parentId);
      const waits = duty?.type === "attached.duty" && duty.closedAt === null;
      return duty && waits ? [{ act: "fulfil", caseId: duty.id, input: { service: after.number } }] : [];
    },
  },
];
