import type { HeldCertificate } from "@wuxing/areas/applications";
import type { Platform } from "@wuxing/platform/area";

/** The certificates by which an applicant proves something today. */
export async function heldCertificates(
  _platform: Platform,
  _holder: { readonly kind: "person" | "firm"; readonly id: string },
): Promise<readonly HeldCertificate[]> {
  return [];
}
