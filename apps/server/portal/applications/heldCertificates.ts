import type { HeldCertificate } from "@wuxing/areas/applications";
import type { Platform } from "@wuxing/platform/area";

/** The certificates of these types by which an applicant proves something today: none, as long as the city keeps no register of them. */
export async function heldCertificates(
  _platform: Platform,
  _holder: { readonly kind: "person" | "firm"; readonly id: string },
  _types: readonly string[],
): Promise<readonly HeldCertificate[]> {
  return [];
}
