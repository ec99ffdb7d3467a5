import { type Day, dayOf } from "@wuxing/kernel/calendar";
import type { FieldFault } from "@wuxing/kernel/procedure";
import { formatDay, type Text, t } from "@wuxing/kernel/text";
import type { Platform } from "@wuxing/platform/area";
import {
  type CertificateRow,
  type CertificateState,
  findCertificate,
  findCertificateByNumber,
  heldAs,
} from "@wuxing/platform/certificates";
import { findCertificateType, type Item } from "@wuxing/platform/items";
import { z } from "zod";
import type { Holder } from "./Applicant.ts";
import type { Draft } from "./drafts.ts";

type Parts = Pick<Platform, "pool" | "casework">;
const day = z.iso.date();

/** What the register of certificates says of one that is to be renewed. */
interface Registered {
  readonly row: CertificateRow;
  readonly own: boolean;
}

/** The certificate that somebody wrote down, by identifier or number: his own first. Undefined where this city did not issue it. */
export async function findRegistered(
  { pool, casework }: Parts,
  holder: Holder,
  written: string,
): Promise<Registered | undefined> {
  const named = (await heldAs(pool, casework.vault, holder, written)).map(({ row }) => row);
  const own = named.find(({ replacedBy }) => replacedBy === null) ?? named[0];
  if (own) return { row: own, own: true };
  const other =
    (await findCertificate(pool, written)) ?? (await findCertificateByNumber(pool, casework.vault, written));
  return other && { row: other, own: false };
}

/** What is wrong with a renewal: said in part, of what has run out, or otherwise than the register of certificates has it. */
export async function renewalFaults(
  parts: Parts,
  { renewable, issues }: Item,
  { renews }: Draft,
  holder: Holder,
): Promise<FieldFault[]> {
  if (!renewable || !renews || (!renews.certificate && !renews.expiresOn)) return [];
  if (!renews.certificate) return [{ field: "renews", reason: numberMissing }];
  const { expiresOn } = renews;
  if (!day.safeParse(expiresOn).success) return [{ field: "expiresOn", reason: dayMissing }];
  const found = await findRegistered(parts, holder, renews.certificate);
  const differs = found && registerFault(found, issues, expiresOn);
  if (differs) return [differs];
  return expiresOn < dayOf(parts.casework.now()) ? [{ field: "expiresOn", reason: runOut }] : [];
}

/** Where the register says something else. Of another's certificate nothing is told but that it is another's. */
function registerFault({ row, own }: Registered, issues: string | undefined, expiresOn: Day): FieldFault | undefined {
  if (!own) return { field: "renews", reason: anothers };
  if (issues && row.type !== issues) return { field: "renews", reason: otherKind(row.type, issues) };
  const ended = endings[row.status];
  if (ended) return { field: "renews", reason: ended };
  if (row.validUntil === null) return { field: "renews", reason: endless };
  return row.validUntil === expiresOn ? undefined : { field: "expiresOn", reason: otherDay(row.validUntil) };
}

const numberMissing = t(
  "延续的请填证号；不是延续就清空日期",
  "Give the number of the certificate to be renewed, or clear the day",
);
const dayMissing = t(
  "延续的请填证上的有效期至，如 2026-12-01",
  "Give the day until which the certificate is valid, such as 2026-12-01",
);
const runOut = t(
  "这张证已经过期，不能延续：请清空这两项，重新申请",
  "The certificate has run out and cannot be renewed: clear both fields and apply anew",
);
const anothers = t(
  "本市发过这个证号，但持证人不是您：请核对证号；替企业办的，请先切换到那家企业",
  "This number was issued here, but not to you: check it; for a firm, switch to that firm first",
);
const endless = t("这张证长期有效，不用延续", "This certificate is valid without end and needs no renewal");

const nameOf = (type: string): Text => findCertificateType(type)?.name ?? t(type, type);
const otherKind = (type: string, issues: string): Text =>
  t(
    `这是“${nameOf(type).zh}”的证号，这件事延续的是“${nameOf(issues).zh}”`,
    `That is the number of a ${nameOf(type).en}; what is renewed here is a ${nameOf(issues).en}`,
  );
const otherDay = (until: Day): Text =>
  t(
    `本市登记的有效期至是 ${formatDay(until, "zh")}，请改成 ${until}`,
    `It is registered as valid until ${formatDay(until, "en")}: write ${until}`,
  );

const over = t("这张证已经失效，不能延续：请重新申请", "This certificate is not valid any more: apply anew");
const endings: Readonly<Partial<Record<CertificateState, Text>>> = {
  replaced: t("这张证已经换过新证，请填新证的证号", "This certificate was replaced: give the number of the new one"),
  ...{ withdrawn: over, deregistered: over, void: over, transferred: over, revoked: over, ended: over },
};
