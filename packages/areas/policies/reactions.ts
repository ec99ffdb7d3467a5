import { dayOf } from "@wuxing/kernel/calendar";
import type { Reaction, Wish } from "@wuxing/platform/casework";
import type { PolicyData } from "./policy.ts";

/**
 * A version of a policy ends where a newer one begins, and goes on where that is withdrawn before its day. A claim waits for
 * the objections to it, and goes the way that they are decided.
 */
export const policyReactions: readonly Reaction[] = [
  {
    name: "policies.replaced",
    type: "policies.policy",
    when: (entry) => entry.action === "publish",
    wishes: async (_entry, after, { find }): Promise<readonly Wish[]> => {
      const base = after.parentId === null ? undefined : await find(after.parentId);
      if (base?.state !== "published") return [];
      const { validFrom: from } = after.data as unknown as PolicyData;
      return [{ act: "replace", caseId: base.id, input: { by: after.number, from } }];
    },
  },
  {
    name: "policies.goesOn",
    type: "policies.policy",
    when: (entry) => entry.action === "withdraw" && entry.from === "published",
    wishes: async (entry, after, { find }): Promise<readonly Wish[]> => {
      const base = after.parentId === null ? undefined : await find(after.parentId);
      const begun = (after.data as unknown as PolicyData).validFrom <= dayOf(entry.at);
      if (begun || base?.state !== "published") return [];
      return [{ act: "restore", caseId: base.id, input: {} }];
    },
  },
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
