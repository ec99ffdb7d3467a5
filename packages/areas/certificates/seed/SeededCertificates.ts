import type { Day, Instant } from "@wuxing/kernel/calendar";
import type { Claims, Holder } from "@wuxing/platform/certificates";

/** A certificate that somebody of the demo city holds. */
export interface HeldInDemo {
  readonly id: string;
  readonly type: string;
  readonly validFrom: Day;
  readonly validUntil: Day | null;
}

/** Somebody who applies in the demo city, with what he holds. */
export interface DemoHolder {
  readonly holder: Holder;
  readonly name: string;
  /** Of those who sign in for the demonstration. */
  readonly phone?: string;
  readonly certificates: readonly HeldInDemo[];
}

/** What the certificates of the demo city say, to be sealed, and what they saved. */
export interface SeededCertificates {
  readonly holders: readonly DemoHolder[];
  readonly claims: { readonly id: string; readonly holder: Holder; readonly claims: Claims; readonly at: Instant }[];
  readonly savings: {
    readonly caseId: number;
    readonly month: string;
    readonly item: string;
    readonly unit: string;
    readonly required: number;
    readonly proven: number;
  }[];
}
