import type { Reaction, Wish } from "@wuxing/platform/casework";

/** A claim waits for the objections to it, and goes the way that they are decided. */
export const policyReactions: readonly Reaction[] = [
  {
    name: "policies.objected",
    type: "policies.objection",
    when: (entry) => entry.action === "open",
    wishes: (_entry, after): Wish[] =>
      after.parentId === null ? [] : [{ act: "hold", caseId: after.parentId, input: {} }],
  },
  {
    name: "policies.objectionDecided",
    type: "policies.objection",
    when: (entry) => ["upheld", "rejected", "withdrawn"].includes(entry.to) && entry.action !== "open",
    wishes: (entry, after): Wish[] => {
      if (after.parentId === null) return [];
      if (entry.to !== "upheld") return [{ act: "resume", caseId: after.parentId, input: {} }];
      return [{ act: "revoke", caseId: after.parentId, input: { reason: `异议成立：${after.number}` } }];
    },
  },
];
