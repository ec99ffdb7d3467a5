import type { HeldCertificate } from "@wuxing/areas/applications";
import { dayOf } from "@wuxing/kernel/calendar";
import type { Platform } from "@wuxing/platform/area";
import { findHeld, type Holder } from "@wuxing/platform/certificates";

/** The certificates of these types by which an applicant proves something today. */
export async function heldCertificates(
  { pool, casework }: Platform,
  holder: Holder,
  types: readonly string[],
): Promise<readonly HeldCertificate[]> {
  const held = await findHeld(pool, holder, types, dayOf(casework.now()));
  return held.map(({ id, type }) => ({ id, type }));
}
