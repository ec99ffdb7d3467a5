import { fieldLabel } from "@wuxing/areas/certificates";
import { dayOf } from "@wuxing/kernel/calendar";
import { findCase } from "@wuxing/platform/casework";
import { type CertificateRow, fieldsOfType, openClaims } from "@wuxing/platform/certificates";
import type { MyCertificateView } from "../../../web/portal/views.ts";
import type { CitizenPortal } from "../CitizenPortal.ts";
import { cardOf } from "./certificateViews.ts";

/** A certificate with what it says, for its holder alone. */
export async function certificateView(
  { platform }: Pick<CitizenPortal, "platform">,
  row: CertificateRow,
): Promise<MyCertificateView> {
  const { pool, casework } = platform;
  const today = dayOf(casework.now());
  const claims = (await openClaims(pool, casework.vault, [row.claims])).get(row.claims) ?? {};
  const data = (await findCase(pool, row.caseId))?.data as { reason?: string | null } | undefined;
  return {
    ...{ card: cardOf(platform, row, today), issuedAt: row.issuedAt, path: `/my/certificates/${row.id}` },
    ...{ errors: [], today },
    fields: fieldsOfType(row.type)
      .filter((key) => claims[key])
      .map((key) => ({ key, label: fieldLabel(key), value: claims[key] ?? "" })),
    reason: data?.reason ?? null,
    replacedHref: row.replacedBy && `/my/certificates/${row.replacedBy}`,
  };
}
