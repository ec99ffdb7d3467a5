export { type Answers, openAnswers, sealAnswers } from "./answers.ts";
export { type CertificateType, certificateTypes, findCertificateType } from "./certificateTypes.ts";
export { findItem, type ItemVersion } from "./findItem.ts";
export { type Item, itemKinds, itemSchema } from "./Item.ts";
export {
  type ItemLimit,
  limit,
  type Material,
  material,
  type Question,
  question,
  type SpecialStep,
  special,
} from "./itemParts.ts";
