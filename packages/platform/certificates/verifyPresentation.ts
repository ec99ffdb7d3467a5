import { dayOf, type Instant } from "@wuxing/kernel/calendar";
import type { Pool } from "pg";
import type { CertificateRow } from "./CertificateRow.ts";
import { checkPresentation, type ReadPresentation } from "./credential/sdJwtVc.ts";
import { findCertificate } from "./findHeld.ts";
import { type Holder, namesOf } from "./Holder.ts";
import type { IssuerKeys } from "./keys/IssuerKeys.ts";
import { PresentationFault, type PresentationFaultCode } from "./Presentation.ts";

/** What a presentation must answer. */
export interface Asked {
  readonly issuer: string;
  readonly type: string;
  readonly vct: string;
  /** The claims that are needed; anything else shown is refused. */
  readonly fields: readonly string[];
  /** Whose certificate it must be. */
  readonly holder: Holder;
  /** Who asks, as the holder's key signs it, and the nonce of this one request. */
  readonly audience: string;
  readonly nonce: string;
}

export interface Presented {
  /** 证照标识, or of another issuer's its code and its own name. */
  readonly id: string;
  /** Of another issuer: its code, until when the credential says that it is valid, and where it is told how it stands; null: the city's. */
  readonly foreign: { readonly issuer: string; readonly expiresAt: Instant | null; readonly status: unknown } | null;
  readonly claims: Readonly<Record<string, string>>;
}

/**
 * Checks a presentation (SD-JWT with key binding) against what was asked: signatures, times, who it is for and from,
 * that the certificate stands in the register as valid, and that it shows what is needed and nothing else. Throws
 * PresentationFault. That a request is answered once only is its case's to say.
 */
export async function verifyPresentation(
  db: Pick<Pool, "query">,
  keys: IssuerKeys,
  asked: Asked,
  presentation: ReadPresentation,
  text: string,
  at: Instant,
): Promise<Presented> {
  const now = Math.floor(Date.parse(at) / 1000);
  await assertSigned(keys, asked, presentation, text, now);
  const { jti } = presentation.payload;
  const certificate = typeof jti === "string" ? await findCertificate(db, jti) : undefined;
  if (!certificate) throw new PresentationFault("otherIssuer");
  assertStands(certificate, at);
  await assertHolder(db, certificate, asked.holder);
  return { id: certificate.id, foreign: null, claims: shownOf(asked, presentation) };
}

async function assertSigned(
  keys: IssuerKeys,
  asked: Asked,
  presentation: ReadPresentation,
  text: string,
  now: number,
): Promise<void> {
  const key = keys.all.find((one) => one.kid === presentation.kid);
  if (!key || presentation.payload.iss !== asked.issuer) throw new PresentationFault("otherIssuer");
  assertAnswers(asked, asked.vct, presentation, now);
  await checkPresentation(text, key.jwk, asked.nonce, now).catch((cause) => {
    throw new PresentationFault("signature", cause);
  });
}

/** What a presentation says of itself answers the request: for whom, which nonce, when valid, of which type. Signatures are not checked. */
export function assertAnswers(asked: Asked, vct: string, { payload, binding }: ReadPresentation, now: number): void {
  const refuse = (when: boolean, fault: PresentationFaultCode): void => {
    if (when) throw new PresentationFault(fault);
  };
  refuse(!binding, "malformed");
  refuse(binding?.aud !== asked.audience, "audience");
  refuse(binding?.nonce !== asked.nonce, "nonce");
  refuse(typeof payload.nbf === "number" && payload.nbf > now + 60, "notYet");
  refuse(typeof payload.exp === "number" && payload.exp <= now - 60, "expired");
  refuse(payload.vct !== vct, "wrongType");
}

/** The register knows better than what was signed: a certificate may have ended since. */
function assertStands({ status, validFrom, validUntil }: CertificateRow, at: Instant): void {
  const today = dayOf(at);
  if (status === "suspended") throw new PresentationFault("suspended");
  if (status === "expired" || (validUntil !== null && validUntil < today)) throw new PresentationFault("expired");
  if (status !== "valid") throw new PresentationFault("ended");
  if (validFrom > today) throw new PresentationFault("notYet");
}

async function assertHolder(db: Pick<Pool, "query">, row: CertificateRow, holder: Holder): Promise<void> {
  if (row.holderKind === holder.kind && (await namesOf(db, holder)).includes(row.holder)) return;
  throw new PresentationFault("wrongHolder");
}

function shownOf({ fields }: Asked, { shown }: ReadPresentation): Readonly<Record<string, string>> {
  if (Object.keys(shown).some((field) => !fields.includes(field))) throw new PresentationFault("overBroad");
  if (fields.some((field) => typeof shown[field] !== "string")) throw new PresentationFault("missing");
  return shown as Readonly<Record<string, string>>;
}
