export { type CertificateRow, type CertificateState, statusCodes } from "./CertificateRow.ts";
export { type Certificates, certificatesOver } from "./Certificates.ts";
export { type Claims, getClaims, openClaims, personsOf, sealClaims } from "./claims.ts";
export { signEs256, verifyEs256 } from "./credential/sdJwtVc.ts";
export { baseFields, beyondNeed, fieldsNeeded, fieldsOfType } from "./fieldsNeeded.ts";
export { findCertificate, findCertificateByNumber, findHeld } from "./findHeld.ts";
export { type Holder, holderByNumber, namesOf } from "./Holder.ts";
export { certificatesPage, type HeldOfType, heldAs, heldByType } from "./holdings.ts";
export { claimOf, type TrustedIssuer, trustedIssuers } from "./issuers/TrustedIssuer.ts";
export { IssuerKeyFault } from "./keys/IssuerKeyFault.ts";
export { type EcJwk, type IssuerKey, newIssuerKey, openIssuerKeys, parseIssuerKeys } from "./keys/IssuerKeys.ts";
export { sm2PublicKey } from "./keys/sm2.ts";
export { makeCode, peekCode, sweepCodes, takeCode } from "./oneTimeCodes.ts";
export { PresentationFault, type PresentationFaultCode } from "./Presentation.ts";
export {
  dropPresented,
  findPresented,
  markUsed,
  notePresented,
  type PresentedRow,
  presentedAs,
  sweepPresented,
} from "./presented.ts";
export type { Presented } from "./verifyPresentation.ts";
export { makeNonce, noteOnce, takeNonce } from "./walletNonces.ts";
