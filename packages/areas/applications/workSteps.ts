import type { Almanac, Case } from "@wuxing/kernel/procedure";
import { stay } from "@wuxing/kernel/procedure";
import { t } from "@wuxing/kernel/text";
import type { z } from "zod";
import type { ApplicationData } from "./ApplicationData.ts";
import { extensionBarred, siteCheckBarred, specialBarred, unitDeciding } from "./applicationGuards.ts";
import { extensionWithin } from "./decisionTerm.ts";
import * as inputs from "./inputs.ts";
import { specialChoice } from "./specialChoice.ts";

type Application = Case<ApplicationData>;
const inHand = ["inProgress", "renewing", "renewalOverdue", "special"] as const;
const reviewedBelow = ["preReview", "preReviewRenewing"] as const;

/** A request to extend that waits lapses where the clock is stopped; it may then be asked for again. */
const asksAnew = ({ data }: Application): { extensionAsked?: null } =>
  data.extensionAsked === true ? { extensionAsked: null } : {};

/** What happens between acceptance and decision: checks, steps whose time is not counted, one extension (§34, §42, §45–48). */
export const workSteps = {
  recordSiteCheck: {
    title: t("登记实地核查", "Record a check on site"),
    by: "assignedUnit",
    from: [...inHand, ...reviewedBelow],
    to: stay,
    input: inputs.siteCheck,
    refuse: (_c: Application, { staff }: { staff: string }, at: string, almanac: Almanac) =>
      siteCheckBarred(staff, at, almanac),
  },
  beginSpecial: {
    title: t("进入特别程序（停钟）", "Begin a special procedure; the clock stops"),
    by: "assignedUnit",
    from: "inProgress",
    to: "special",
    input: inputs.beginSpecial,
    unless: ({ data }: Application) =>
      data.specials.length === 0 ? t("办事指南里没有特别程序", "The guide has no special procedure") : undefined,
    proposes: specialChoice,
    refuse: (c: Application, input: z.output<typeof inputs.beginSpecial>, at: string, almanac: Almanac) =>
      specialBarred(c, input, at, almanac),
    due: (_c: Application, { until }: { until: string }) => until,
    remember: (c: Application, { kind }: { kind: string }) => ({ specialKind: kind, ...asksAnew(c) }),
  },
  tellHearing: {
    title: t("告知听证权利", "Tell of the right to a hearing"),
    by: "assignedUnit",
    from: "inProgress",
    to: stay,
    input: inputs.reasonOnly,
    unless: (c: Application) =>
      c.data.hearingTold ? t("已经告知过听证权利", "The right to a hearing was told before") : undefined,
    remember: () => ({ hearingTold: true }),
  },
  beginHearing: {
    title: t("进入听证（停钟）", "The hearing begins; the clock stops"),
    by: "system",
    from: "inProgress",
    to: "special",
    input: inputs.beginHearing,
    due: (_c: Application, { until }: { until: string }) => until,
    remember: (c: Application) => ({ specialKind: "hearing", ...asksAnew(c) }),
  },
  resume: {
    title: t("特别程序结束，恢复计时", "The special procedure is over; the clock runs on"),
    by: ["assignedUnit", "system", "clock"],
    from: "special",
    to: "inProgress",
    input: inputs.noteOnly,
  },
  requestExtension: {
    title: t("申请延长期限", "Ask to extend the time"),
    by: "assignedUnit",
    from: "inProgress",
    to: stay,
    input: inputs.reasonOnly,
    unless: extensionBarred,
    remember: (_c: Application, { reason }: { reason: string }) => ({
      extensionAsked: true as const,
      extensionReason: reason,
    }),
  },
  extend: {
    title: t("经批准延长期限", "The time is extended"),
    by: "system",
    from: "inProgress",
    to: stay,
    input: inputs.noteOnly,
    extends: extensionWithin,
    remember: () => ({ extensionAsked: "granted" as const }),
  },
  refuseExtension: {
    title: t("延长期限未获批准", "The extension was not granted"),
    by: "system",
    from: [...inHand, "awaitingFee", "granted"],
    to: stay,
    input: inputs.noteOnly,
    remember: () => ({ extensionAsked: "denied" as const }),
    internal: true,
  },
  countReview: {
    title: t("联审单位已反馈意见", "A joint unit has given its opinion"),
    by: "system",
    from: [...inHand, ...reviewedBelow],
    to: stay,
    input: inputs.countReview,
    remember: ({ data }: Application, { outcome }: { outcome: string }) => ({
      reviewsOpen: Math.max(0, (data.reviewsOpen ?? 0) - 1),
      reviewsAgainst: (data.reviewsAgainst ?? 0) + (outcome === "objected" ? 1 : 0),
    }),
    // The joint units' own parts stand beside it with what they said.
    internal: true,
  },
  passToExpiry: {
    title: t("办理期限已过，尚未决定", "The time to decide is over"),
    by: "clock",
    // A lower level that is late costs the applicant nothing: the permit is deemed renewed all the same (§50).
    from: ["renewing", "preReviewRenewing"],
    to: "renewalOverdue",
    input: inputs.nothing,
    head: unitDeciding,
    due: (c: Application) => c.data.renews?.expiresOn,
    internal: true,
  },
} as const;
