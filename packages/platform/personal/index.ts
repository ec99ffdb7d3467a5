export { type HiddenWords, hideNamed, hideWords, holdsWords } from "./hideWords.ts";
export {
  caseWithWords,
  maskedReporter,
  namesInOldTexts,
  type OpenReporter,
  openReporter,
  openReporters,
  openWords,
  type TypedWords,
  withWords,
} from "./openReporter.ts";
export { type Access, type AccessLine, accessesOf, recordAccess } from "./recordAccess.ts";
export { personalRules } from "./personalRules.ts";
export type { PersonalData, Reporter } from "./Reporter.ts";
export { sealReporter } from "./sealReporter.ts";
export { sealWords } from "./sealWords.ts";
export { type KeyRow, openVault, type Vault } from "./Vault.ts";
