import type { Day } from "@wuxing/kernel/calendar";
import { type Actor, Refusal, systemActor } from "@wuxing/kernel/procedure";
import { t } from "@wuxing/kernel/text";
import type { Platform } from "@wuxing/platform/area";
import { commandId, handle, type Outcome } from "@wuxing/platform/casework";
import { type CertificateRow, type Claims, fieldsOfType, type Holder, sealClaims } from "@wuxing/platform/certificates";
import { findCertificateType } from "@wuxing/platform/items";

type Needed = Pick<Platform, "pool" | "casework" | "intake" | "city">;

/** A certificate to be issued, with what it says. */
export interface NewCertificate {
  readonly type: string;
  readonly holder: Holder;
  readonly unit: string;
  readonly claims: Claims;
  readonly validFrom: Day;
  readonly validUntil: Day | null;
  /** Number of the application that it was granted by. */
  readonly source?: string;
  /** What is to be read beside it, such as that the law renewed it. */
  readonly reason?: string | null;
  /** 证照标识 of one that had run out before this took its place. */
  readonly replaces?: string | null;
}

/**
 * Issues a certificate. What it says is sealed with the holder's key first; the entry names it and holds none of it. The
 * same command asked twice issues once. Throws Refusal for an unknown type or field, a holder who cannot hold it, or
 * days that do not fit.
 */
export async function issueCertificate(
  platform: Needed,
  certificate: NewCertificate,
  actor: Actor,
  command: string,
): Promise<Outcome> {
  const { pool, casework, city, intake } = platform;
  const { type, holder, unit, claims, validFrom, validUntil, source = null } = certificate;
  const { reason = null, replaces = null } = certificate;
  const title = checkCertificate(certificate);
  const id = await sealClaims(pool, casework.vault, holder, claims, casework.now(), commandId("claims", command));
  const issuer = city.uscc(unit) ?? city.units.find(({ code }) => code === unit)?.division.slice(0, 6) ?? "360300";
  return intake({
    type: "certificates.certificate",
    input: { type, title, unit, issuer, holder, claims: id, validFrom, validUntil, source, reason, replaces },
    actor,
    commandId: command,
  });
}

/**
 * Replaces a certificate by its next version with what it says now; the old one ends as replaced and names the new one.
 * Throws Refusal.
 */
export async function correctCertificate(
  { pool, casework }: Needed,
  row: CertificateRow,
  changed: Pick<NewCertificate, "claims" | "validFrom" | "validUntil"> & { readonly reason: string },
  actor: Actor,
  command: string,
): Promise<Outcome> {
  const holder: Holder = { kind: row.holderKind, id: row.holder };
  checkCertificate({ ...changed, holder, type: row.type, unit: row.unit });
  const id = await sealClaims(
    pool,
    casework.vault,
    holder,
    changed.claims,
    casework.now(),
    commandId("claims", command),
  );
  const { validFrom, validUntil, reason } = changed;
  const input = { claims: id, validFrom, validUntil, reason, by: actor.id };
  return handle(casework, { caseId: row.caseId, action: "correct", input, actor: systemActor, commandId: command });
}

/** Throws Refusal, with the field at fault, where such a certificate cannot be; gives its name. */
export function checkCertificate({ type, holder, claims, validFrom, validUntil }: NewCertificate): string {
  const known = findCertificateType(type);
  const fault = (field: string, zh: string, en: string): Refusal =>
    new Refusal("invalidInput", t("有几处需要改正", "Some fields need correcting"), [{ field, reason: t(zh, en) }]);
  if (!known)
    throw fault("type", "没有这种证照，请从列表中选择", "There is no such type of certificate; choose one of the list");
  if (known.holder !== "either" && known.holder !== holder.kind)
    throw fault(
      "holder",
      known.holder === "firm" ? "这种证照只发给企业、机构" : "这种证照只发给个人",
      known.holder === "firm" ? "Certificates of this type are for firms" : "Certificates of this type are for persons",
    );
  const fields = fieldsOfType(type);
  const odd = Object.keys(claims).find((field) => !fields.includes(field));
  if (odd !== undefined) throw fault(odd, `这种证照没有字段“${odd}”`, `This type has no field “${odd}”`);
  if (!claims.holder || !claims.number)
    throw fault("number", "请填写持证人名称和证照编号", "Give the holder's name and the certificate's number");
  if (validUntil !== null && validUntil < validFrom)
    throw fault("validUntil", "有效期止不能早于有效期起", "It cannot end before it begins; correct the days");
  return known.name.zh;
}
