import { randomInt } from "node:crypto";
import { dayOf } from "@wuxing/kernel/calendar";
import { Refusal } from "@wuxing/kernel/procedure";
import { term } from "@wuxing/kernel/rules";
import { t } from "@wuxing/kernel/text";
import type { Platform } from "@wuxing/platform/area";
import { type CertificateRow, type Holder, makeCode } from "@wuxing/platform/certificates";
import type { Want } from "./UseData.ts";
import { preAuthorized } from "./wallet/preAuthorized.ts";

type Needed = Pick<Platform, "pool" | "casework" | "certificates">;

/** How many minutes a rule row gives today. */
function minutesOf({ casework }: Needed, key: string): number {
  const { amount, unit } = term(casework.almanac.rules.get(key, dayOf(casework.now())));
  return unit === "hour" ? amount * 60 : unit === "minute" ? amount : amount * 24 * 60;
}

/** Throws Refusal for a certificate that proves nothing today. */
function assertUsable({ casework }: Needed, { status, validFrom, validUntil }: CertificateRow): void {
  const today = dayOf(casework.now());
  if (status === "valid" && validFrom <= today && (validUntil === null || validUntil >= today)) return;
  throw new Refusal(
    "refused",
    t("只有有效的证照才能出示或领取到钱包", "Only a valid certificate can be shown or go to a wallet"),
  );
}

/** An offer of a certificate to its holder's wallet (OpenID4VCI): the address for the QR code, and digits told apart from it. */
export async function offerToWallet(
  platform: Needed,
  certificate: CertificateRow,
): Promise<{ readonly offer: string; readonly pin: string; readonly expiresAt: string }> {
  const { pool, casework, certificates } = platform;
  assertUsable(platform, certificate);
  const pin = String(randomInt(10_000, 100_000));
  const { code, expiresAt } = await makeCode(pool, "offer", {
    holder: { kind: certificate.holderKind, id: certificate.holder },
    content: { certificate: certificate.id, pin },
    ...{ at: casework.now(), minutes: minutesOf(platform, "certificates.offer") },
  });
  const offered = {
    credential_issuer: certificates.origin,
    credential_configuration_ids: [certificate.type],
    grants: {
      [preAuthorized]: { "pre-authorized_code": code, tx_code: { input_mode: "numeric", length: pin.length } },
    },
  };
  const offer = `openid-credential-offer://?${new URLSearchParams({ credential_offer: JSON.stringify(offered) })}`;
  return { offer, pin, expiresAt };
}

/** What a code is good for beside its fields: the delegation that it rests on, and the items for which alone it may be used. */
interface CodeTerms {
  readonly mode?: "code" | "delegated";
  readonly items?: readonly string[] | null;
  readonly delegation?: string;
}

/**
 * A one-time code (用证码) by which a counter sees these fields of the holder's certificates, once and within minutes.
 * Throws Refusal where the certificate that is named proves nothing today.
 */
export async function makeUseCode(
  platform: Needed,
  holder: Holder,
  wants: readonly Want[],
  { certificate, ...terms }: CodeTerms & { readonly certificate?: CertificateRow } = {},
): Promise<{ readonly code: string; readonly expiresAt: string }> {
  const { pool, casework } = platform;
  if (certificate) assertUsable(platform, certificate);
  const minutes = minutesOf(platform, "certificates.code");
  const content = { wants, mode: "code", items: null, ...terms, certificate: certificate?.id ?? null };
  return makeCode(pool, "use", { holder, content, at: casework.now(), minutes });
}
