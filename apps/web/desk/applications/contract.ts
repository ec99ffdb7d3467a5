import type { Text } from "@wuxing/kernel/text";
import type { FileView } from "@wuxing/kernel/views";

/** What the server says of an application beside its case. */
export interface ApplicationDetail {
  readonly item: { readonly code: string; readonly version: number };
  /** The firm that applies; null for a person. */
  readonly firm: { readonly uscc: string; readonly name: string } | null;
  readonly materials: readonly {
    readonly key: string;
    readonly name: string;
    readonly proof: "file" | "certificate" | "promise" | "counter";
    readonly certificate?: string;
    /** The day on which it was brought to the counter; null while it is awaited there. */
    readonly broughtOn: string | null;
    /** It came anew after a correction notice. */
    readonly mended: boolean;
    /** Who issued it, where that is not the city. */
    readonly issuer?: Text;
    readonly files: readonly FileView[];
  }[];
  /** The questions whose answers were mended after a notice, by name. */
  readonly mended: readonly string[];
  /** The certificate that the applicant means to renew; without `registered` this city did not issue it. */
  readonly renews: { readonly certificate: string; readonly expiresOn: string; readonly registered?: string } | null;
  readonly fee: { readonly amount: number; readonly basis: string; readonly state: "due" | "paid" | "waived" } | null;
  readonly refund: {
    readonly amount: number;
    readonly done: boolean;
    readonly reference: string | null;
    readonly dueAt: string | null;
    readonly attempts: number;
    readonly nextAt: string | null;
  } | null;
  readonly papers: readonly { readonly title: Text; readonly at: string; readonly href: string }[];
}

export interface ShownAnswers {
  /** An answer that a certificate gave, or that the applicant put in the place of what it says. */
  readonly answers: readonly {
    readonly label: Text;
    readonly value: string | Text;
    readonly certificate?: string;
    readonly corrected?: boolean;
    /** What was said before a correction notice. */
    readonly was?: string | Text;
  }[];
}
