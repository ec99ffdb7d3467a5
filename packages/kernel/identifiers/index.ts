export { type CaseNumber, formatCaseNumber, parseCaseNumber } from "./caseNumber.ts";
export { type CertificateId, formatCertificateId, parseCertificateId } from "./certificateId.ts";
export { type CitizenNumber, citizenCheck, parseCitizenNumber } from "./citizenNumber.ts";
export { type DivisionCode, type DivisionLevel, divisionPrefix, parseDivisionCode } from "./divisionCode.ts";
export { digits, digitsAndCapitals, hybridCheck } from "./iso7064.ts";
export {
  type ApplicationNumber,
  type BaseCode,
  formatApplicationNumber,
  formatItemCode,
  type ItemCode,
  parseApplicationNumber,
  parseBaseCode,
  parseItemCode,
  parseVariantCode,
} from "./itemCode.ts";
export { maskCitizenNumber, maskName, maskNumbersIn, maskPhone, maskSpokenMobiles } from "./masks.ts";
export type { Parsed } from "./Parsed.ts";
export { type Phone, parseMobile, parsePhone } from "./phone.ts";
export { parseUscc, type Uscc, usccCheck } from "./uscc.ts";
