import { t } from "@wuxing/kernel/text";
import type { Area } from "@wuxing/platform/area";
import { falsePromiseProjection } from "./falsePromises.ts";
import { feeProjection } from "./fees.ts";
import { hearingProcedure } from "./hearing.ts";
import { applicationJobs } from "./jobs.ts";
import { passedUpProcedure } from "./passedUp.ts";
import { checkPickUp } from "./pickUp.ts";
import { applicationProcedure } from "./procedure.ts";
import { promiseCheckProcedure } from "./promiseCheck.ts";
import { applicationReactions } from "./reactions.ts";
import { refundProcedure } from "./refund.ts";
import { reviewProcedure } from "./review.ts";
import { applicationRoutes } from "./routes.ts";
import { applicationRules } from "./rules.ts";

export const applications: Area = {
  name: "applications",
  title: t("办件", "Applications"),
  procedures: [
    ...[applicationProcedure, reviewProcedure, hearingProcedure, promiseCheckProcedure],
    ...[refundProcedure, passedUpProcedure],
  ],
  rules: applicationRules,
  projections: [falsePromiseProjection, feeProjection],
  reactions: applicationReactions,
  checks: [checkPickUp],
  jobs: applicationJobs,
  routes: applicationRoutes,
};

export type { Applicant, HeldCertificate } from "./Applicant.ts";
export type { ApplicationData, HandedIn } from "./ApplicationData.ts";
export { answersOf } from "./answersOf.ts";
export { type CertifiedAnswer, certifiedAnswers, isCorrected } from "./certified.ts";
export {
  blankDraft,
  changeDraft,
  type Draft,
  type DraftMaterial,
  type DraftOwner,
  type DraftWords,
  draftId,
  draftsOf,
  dropDraft,
  findDraft,
  findDraftId,
} from "./drafts.ts";
export { mayPromise } from "./falsePromises.ts";
export { audienceFault, faultsOfDraft } from "./faultsOfDraft.ts";
export { type Fee, findFee, findRefund, type Refund } from "./fees.ts";
export { handedInAs, handIn } from "./handIn.ts";
export { isAsked } from "./isAsked.ts";
export { materialsOf } from "./materialsOf.ts";
export { type Paper, paperOf, paperTitle, remediesOf } from "./papers.ts";
export {
  type Payments,
  type RefundOrder,
  refundsAt,
  sharedSecretPayments,
  signPayment,
  signRefund,
} from "./payments.ts";
export { pickUpCode } from "./pickUp.ts";
export { type OpenPieces, openPieces, toldIn } from "./pieces.ts";
export { preReviewUnitOf } from "./preReviewUnitOf.ts";
export { isRefundReason, refundLines, refundShare } from "./refund.ts";
export { refundJob } from "./refundJob.ts";
export { applicationType, paymentRoutes } from "./routes.ts";
