import type { Sheet } from "@wuxing/kernel/certificates";

/** A copy of a certificate on paper, as it is printed. */
export interface CertificateCopy {
  readonly name: string;
  readonly sheet: Sheet;
  /** The page that tells whether it is valid, as a QR code. */
  readonly verifyAt: string;
  /** Fonts that are tried after the shipped one, for signs that it lacks (`CopyFonts`). */
  readonly fonts?: readonly string[];
}
