import { type Case, defineProcedure } from "@wuxing/kernel/procedure";
import { t } from "@wuxing/kernel/text";
import type { ApplicationData } from "./ApplicationData.ts";
import { acceptWithin, decideWithin, decisionTerm, reviewTerm } from "./decisionTerm.ts";
import { endSteps } from "./endSteps.ts";
import * as inputs from "./inputs.ts";
import { intakeSteps } from "./intakeSteps.ts";
import { wordsOfApplication } from "./kindWords.ts";
import { workSteps } from "./workSteps.ts";

const decisionSince = (c: Case<ApplicationData>) => c.data.decisionSince ?? undefined;
const deciding = {
  waitsFor: "assignedUnit",
  within: decideWithin,
  continues: true,
  since: decisionSince,
  ownTerm: decisionTerm,
} as const;

/** An application (办件) for an item, from receipt to the result in the applicant's hands (rules.md §1, §4; 行政许可法). */
export const applicationProcedure = defineProcedure<ApplicationData>()({
  type: "applications.application",
  title: t("办件申请", "Application"),
  prefix: "BJ",
  open: {
    title: t("提交申请", "Hand in the application"),
    by: "anyone",
    to: "received",
    input: inputs.openApplication,
    remember: ({ title: _title, division: _division, files: _files, unit, ...data }) => ({
      ...data,
      unitDeciding: unit,
    }),
    // The lower level, where it looks first, takes the application in, tells what is missing and accepts it (§35, §43).
    head: ({ title, unit, preReviewUnit, division }) => ({
      title,
      unit: preReviewUnit ?? unit,
      division: division ?? null,
    }),
  },
  states: {
    received: {
      title: t("已收件", "Received"),
      ...{ waitsFor: "assignedUnit", within: acceptWithin, ifOverdue: "deemAccepted" },
      // Materials recorded late came when they came.
      since: ({ data }) => data.receivedAt,
    },
    correcting: {
      title: t("待补正", "To be mended"),
      ...{ waitsFor: "applicant", within: "applications.correct", ifOverdue: "lapse" },
    },
    preReview: {
      title: t("下级审查中", "Reviewed by the lower level"),
      ...{ waitsFor: "assignedUnit", within: "applications.preReview", since: decisionSince },
    },
    preReviewRenewing: {
      title: t("下级审查中（延续）", "Reviewed by the lower level (renewal)"),
      ...{ waitsFor: "assignedUnit", within: "applications.preReview", since: decisionSince, ownTerm: reviewTerm },
      ifOverdue: "passToExpiry",
    },
    inProgress: { title: t("办理中", "In progress"), ...deciding },
    renewing: { title: t("办理中（延续）", "In progress (renewal)"), ...deciding, ifOverdue: "passToExpiry" },
    renewalOverdue: {
      title: t("延续逾期未决定", "Renewal late, not decided"),
      ...{ waitsFor: "assignedUnit", within: "applications.renewalAhead", ifOverdue: "deemRenewed" },
    },
    special: {
      title: t("特别程序（停钟）", "Special procedure, clock stopped"),
      ...{ waitsFor: "assignedUnit", within: "applications.special", stops: decideWithin, ifOverdue: "resume" },
      // How long it takes is told in writing, and does not count.
      dayBasis: ({ data }) => (data.itemKind === "01" ? "《行政许可法》§45" : undefined),
    },
    awaitingFee: {
      title: t("已准予，待缴费", "Granted, fee to be paid"),
      ...{ waitsFor: "applicant", within: "applications.fee" },
    },
    granted: {
      title: t("已准予，待送达", "Granted, to be delivered"),
      ...{ waitsFor: "assignedUnit", within: "applications.deliver" },
    },
    closed: { title: t("已办结", "Closed"), final: true, tone: "done" },
    denied: { title: t("决定不予", "Refused"), final: true, tone: "refused" },
    notAccepted: { title: t("不予受理", "Not accepted"), final: true, tone: "refused" },
    lapsed: { title: t("逾期未补正", "Not mended in time"), final: true, tone: "refused" },
    withdrawn: { title: t("已撤回", "Withdrawn"), final: true, tone: "refused" },
    terminated: { title: t("已终止", "Ended without a decision"), final: true, tone: "refused" },
  },
  actions: { ...intakeSteps, ...workSteps, ...endSteps },
  wordsOf: wordsOfApplication,
});
