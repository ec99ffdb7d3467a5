import { dayOf } from "@wuxing/kernel/calendar";
import type { Case } from "@wuxing/kernel/procedure";
import type { Reaction, Wish } from "@wuxing/platform/casework";
import type { ApplicationData } from "./ApplicationData.ts";
import { isRefundReason, refundOf } from "./refund.ts";

const type = "applications.application";
const dataOf = (c: Case): ApplicationData => c.data as unknown as ApplicationData;
const about = ({ title, unit, division }: Case) => ({ title, unit, division });
const finals = ["closed", "denied", "notAccepted", "lapsed", "withdrawn", "terminated"];

/** What is decided at once, and proven by certificates alone, is accepted without anybody; a person decides it. */
const acceptedByRule: Reaction = {
  name: "applications.acceptByRule",
  type,
  when: (entry) => entry.action === "open",
  wishes: (_entry, after): Wish[] => {
    const { handling, materials } = dataOf(after);
    const proven = materials.length > 0 && materials.every(({ proof }) => proof === "certificate");
    return handling === "1" && proven ? [{ act: "acceptByRule", caseId: after.id, input: {} }] : [];
  },
};

const acceptance = ["accept", "deemAccepted", "acceptByRule"];
const reviewsAsked: Reaction = {
  name: "applications.reviewsAsked",
  type,
  when: (entry) => acceptance.includes(entry.action),
  wishes: (_entry, after): Wish[] =>
    dataOf(after).jointUnits.map((unit) => ({
      open: "applications.review",
      parentId: after.id,
      // While the lower level has it nobody knows yet when it is decided.
      input: {
        ...{ ...about(after), unit },
        ...(after.clock && !after.state.startsWith("preReview") ? { decideBy: dayOf(after.clock.dueAt) } : {}),
      },
    })),
};

/** Counted on the application, unless that has been decided or given up meanwhile. */
const reviewed: Reaction = {
  name: "applications.reviewed",
  type: "applications.review",
  when: ({ to }) => to === "agreed" || to === "objected",
  wishes: async ({ to }, { parentId }, around): Promise<Wish[]> => {
    const parent = parentId === null ? undefined : await around.find(parentId);
    return parent && parent.closedAt === null
      ? [{ act: "countReview", caseId: parent.id, input: { outcome: to } }]
      : [];
  },
};

const hearingTold: Reaction = {
  name: "applications.hearingTold",
  type,
  when: (entry) => entry.action === "tellHearing",
  wishes: ({ input }, after): Wish[] => [
    { open: "applications.hearing", parentId: after.id, input: { ...about(after), reason: input.reason } },
  ],
};

const hearingAsked: Reaction = {
  name: "applications.hearingAsked",
  type: "applications.hearing",
  when: (entry) => entry.to === "asked",
  wishes: async ({ clock }, { parentId }, around): Promise<Wish[]> => {
    const parent = parentId === null ? undefined : await around.find(parentId);
    if (parent?.state !== "inProgress" || !clock) return [];
    return [{ act: "beginHearing", caseId: parent.id, input: { until: dayOf(clock.dueAt) } }];
  },
};

const hearingHeld: Reaction = {
  name: "applications.hearingHeld",
  type: "applications.hearing",
  when: (entry) => entry.to === "held",
  wishes: async (_entry, { parentId }, around): Promise<Wish[]> => {
    const parent = parentId === null ? undefined : await around.find(parentId);
    const waits = parent?.state === "special" && dataOf(parent).specialKind === "hearing";
    return waits ? [{ act: "resume", caseId: parent.id, input: {} }] : [];
  },
};

const promised: Reaction = {
  name: "applications.promiseToCheck",
  type,
  when: (entry) => entry.to === "granted" && entry.from !== "granted",
  wishes: (_entry, after): Wish[] => {
    const { holder, materials } = dataOf(after);
    const names = materials.filter(({ proof }) => proof === "promise").map(({ name }) => name);
    if (names.length === 0) return [];
    const input = { ...about(after), holder, materials: names };
    return [{ open: "applications.promiseCheck", parentId: after.id, input }];
  },
};

/** A fee that was paid and is not due any more is given back, once: it ended without a grant, or was declared not due. */
const refundOwed: Reaction = {
  name: "applications.refundOwed",
  type,
  when: ({ action, to }) => action === "settleFee" || action === "waiveFee" || isRefundReason(to),
  wishes: async (_entry, after, around): Promise<Wish[]> => {
    const input = refundOf(after);
    if (!input || !dataOf(after).feePaid) return [];
    if ((await around.children(after.id, "applications.refund")).length > 0) return [];
    return [{ open: "applications.refund", parentId: after.id, input }];
  },
};

/** The unit that passed it up, or kept it until the permit expired, reads along (§35). */
const passedUp: Reaction = {
  name: "applications.passedUp",
  type,
  when: ({ from, to }) =>
    (from?.startsWith("preReview") ?? false) && ["inProgress", "renewing", "renewalOverdue"].includes(to),
  wishes: (_entry, after): Wish[] => {
    const { preReviewUnit: unit } = dataOf(after);
    return unit ? [{ open: "applications.passedUp", parentId: after.id, input: { ...about(after), unit } }] : [];
  },
};
const decidedAbove: Reaction = {
  name: "applications.decidedAbove",
  type,
  when: ({ to }) => finals.includes(to),
  wishes: async (_entry, after, around): Promise<Wish[]> => {
    const reading = (await around.children(after.id, "applications.passedUp")).filter((c) => c.closedAt === null);
    return reading.map((c) => ({ act: "close", caseId: c.id, input: {} }));
  },
};

/** What waits beside an application lapses with it. */
const lapsed: readonly Reaction[] = ["applications.review", "applications.hearing"].map((child) => ({
  name: `applications.lapsed.${child}`,
  type,
  when: ({ to }) => finals.includes(to) || to === "granted",
  wishes: async (_entry, after, around): Promise<Wish[]> => {
    const waiting = (await around.children(after.id, child)).filter((c) => c.closedAt === null);
    return waiting.map((c) => ({ act: "lapse", caseId: c.id, input: {} }));
  },
}));

/** What one entry of an application calls for in the cases beside it, and they in it. */
export const applicationReactions: readonly Reaction[] = [
  ...[acceptedByRule, reviewsAsked, reviewed, hearingTold, hearingAsked, hearingHeld, promised],
  ...[refundOwed, passedUp, decidedAbove],
  ...lapsed,
];
