import type { Text } from "@wuxing/kernel/text";
import type { FileView } from "@wuxing/kernel/views";

/** What the server says of an application beside its case. */
export interface ApplicationDetail {
  readonly item: { readonly code: string; readonly version: number };
  readonly materials: readonly {
    readonly key: string;
    readonly name: string;
    readonly proof: "file" | "certificate" | "promise" | "counter";
    readonly certificate?: string;
    /** Who issued it, where that is not the city. */
    readonly issuer?: Text;
    readonly files: readonly FileView[];
  }[];
  /** The certificate that the applicant means to renew, as he wrote it. */
  readonly renews: { readonly certificate: string; readonly expiresOn: string } | null;
  readonly fee: { readonly amount: number; readonly basis: string; readonly state: "due" | "paid" | "waived" } | null;
  readonly papers: readonly { readonly title: Text; readonly at: string; readonly href: string }[];
}

export interface ShownAnswers {
  /** An answer that a certificate gave, or that the applicant put in the place of what it says. */
  readonly answers: readonly {
    readonly label: Text;
    readonly value: string | Text;
    readonly certificate?: string;
    readonly corrected?: boolean;
  }[];
}
