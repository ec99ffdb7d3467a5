export {
  type CertificateRow,
  type CertificateState,
  certificateStates,
  statusCodes,
} from "./CertificateRow.ts";
export { type Claims, getClaims, openClaims, sealClaims } from "./claims.ts";
export { certificatesOf, findCertificate, findHeld } from "./findHeld.ts";
export { type Holder, holderByNumber } from "./Holder.ts";
