export { correctReporters } from "./correctReporters.ts";
export { destroyKeys } from "./eraseCases.ts";
export { eraseDue } from "./eraseDue.ts";
export { type Asked, askErasure, withdrawErasure } from "./erasureRequests.ts";
export { type Held, heldFor, type Proof } from "./heldFor.ts";
export { type HiddenWords, hideNamed, hideWords, holdsWords } from "./hideWords.ts";
export { keyOfPerson } from "./keyOfPerson.ts";
export { newMasterKey } from "./MasterKeys.ts";
export { makeKey } from "./makeKey.ts";
export {
  caseWithWords,
  makePerson,
  maskedReporter,
  namesInOldTexts,
  type OpenReporter,
  openReporter,
  openReporters,
  openWords,
  type TypedWords,
  withWords,
} from "./openReporter.ts";
export { PersonalKeyFault } from "./PersonalKeyFault.ts";
export { personalRules, retentionRule } from "./personalRules.ts";
export { personOfPhone } from "./personOfPhone.ts";
export { phoneSalts, type SaltedPhone } from "./phoneSalts.ts";
export { type PersonalData, personalFields, type Reporter } from "./Reporter.ts";
export { type Access, type AccessLine, accessesOf, looksAtCalls, recordAccess } from "./recordAccess.ts";
export { type Rotation, rotateKeys } from "./rotateKeys.ts";
export { SealBroken, seal, unseal } from "./seal.ts";
export { sealOldReporters } from "./sealOldReporters.ts";
export { sealReporter } from "./sealReporter.ts";
export { sealWords } from "./sealWords.ts";
export { type KeyRow, openVault, type Vault } from "./Vault.ts";
