/** A copy of a certificate on paper: all texts as they are printed. */
export interface CertificateCopy {
  readonly name: string;
  readonly authority: string;
  readonly lines: readonly { readonly label: string; readonly value: string }[];
  readonly id: string;
  /** The page that tells whether it is valid, as a QR code. */
  readonly verifyAt: string;
  /** Across the page: for what and until when this copy may be used. */
  readonly watermark: string;
}
