export { answerAtMost, answerFault } from "./answerFault.ts";
export { type Answers, dropAnswers, openAllAnswers, openAnswers, sealAnswers } from "./answers.ts";
export { type CertificateType, certificateTypes, findCertificateType } from "./certificateTypes.ts";
export { findItem, findLastVersion, type ItemVersion } from "./findItem.ts";
export { findItemVersion } from "./findItemVersion.ts";
export { type Item, itemKinds, itemSchema, lifeEvents } from "./Item.ts";
export type { ItemFault, ItemUnit } from "./ItemFault.ts";
export { itemFaults } from "./itemFaults.ts";
export {
  type ItemLimit,
  limit,
  type Material,
  material,
  type Question,
  question,
  type RefundRow,
  refundEndings,
  refundRow,
  type SpecialStep,
  special,
} from "./itemParts.ts";
export { moreFields } from "./moreFields.ts";
export { preReviewLayers, preReviewUnits } from "./preReview.ts";
export { isPromisable, promiseRiskWords } from "./promiseRisks.ts";
