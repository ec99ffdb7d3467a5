import type { Day } from "@wuxing/kernel/calendar";

/** What a certificate's case remembers: the register's row without what it says. */
export interface CertificateData {
  readonly type: string;
  readonly holder: { readonly kind: "person" | "firm"; readonly id: string };
  /** The id of its sealed claims. */
  readonly claims: string;
  readonly issuer: string;
  /** 流水号 and version of its 证照标识; a first version takes its case's digits. */
  readonly serial: string | null;
  readonly version: number;
  readonly validFrom: Day;
  readonly validUntil: Day | null;
  readonly replaces: string | null;
  readonly source: string | null;
  /** Why it was suspended or ended, with the decision's number. */
  readonly reason?: string | null;
  readonly paper?: string | null;
  /** What takes its place: set when it is corrected. */
  readonly next?: { readonly claims: string; readonly validFrom: Day; readonly validUntil: Day | null } | null;
}
