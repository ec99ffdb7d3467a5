import type { Day, Instant } from "@wuxing/kernel/calendar";
import type { OwnTerm } from "@wuxing/kernel/procedure";
import type { Text } from "@wuxing/kernel/text";
import type { RefundRow } from "@wuxing/platform/items";

/** How a material came: sent with the form, proven by a certificate, promised in its place, or to be shown at the counter. */
export type Proof = "file" | "certificate" | "promise" | "counter";

/** One material of an application, as the guide names it. */
export interface HandedIn {
  readonly key: string;
  readonly name: string;
  readonly proof: Proof;
  readonly certificate?: string | undefined;
  /** Who issued it, where that is not the city. */
  readonly issuer?: Text | undefined;
  /** The files that were sent for it. */
  readonly files?: readonly string[] | undefined;
  /** It need not be handed in: that it has not come holds nothing up. */
  readonly optional?: true | undefined;
  /** When it was brought to the counter; absent: it is awaited there, or came another way. */
  readonly broughtOn?: Day | undefined;
  /** It came anew after a correction notice. */
  readonly mended?: true | undefined;
}

/** A question of the form that a certificate answered; `corrected`: the applicant wrote something else. */
export interface Certified {
  readonly key: string;
  readonly certificate: string;
  readonly corrected?: boolean | undefined;
}

/** A question of the form, as a correction notice may name it. */
interface Asked {
  readonly key: string;
  readonly name: string;
}

/** A step of the item whose time is not counted. */
export interface SpecialOfItem {
  readonly kind: string;
  readonly name: string;
  readonly days: number;
  readonly unit: "workingDay" | "calendarDay";
}

/** A renewal (延续): of which certificate, and the last day on which it is valid. */
export interface Renewal {
  readonly certificate: string;
  readonly expiresOn: Day;
  /** Its identifier in the city's register of certificates; absent: this city did not issue it. */
  readonly registered?: string | undefined;
}

/** What an application remembers. Answers are sealed apart and stand nowhere here. */
export interface ApplicationData {
  readonly item: { readonly code: string; readonly version: number };
  /** 事项类型: the deadlines of 行政许可法 are those of kind 01. */
  readonly itemKind: string;
  readonly holder: { readonly kind: "person" | "firm"; readonly id: string };
  /** 办件类型: 1 decided at once. */
  readonly handling: string;
  readonly unitDeciding: string;
  /** The item's own limits, each with where it is written. */
  readonly legal?: OwnTerm | undefined;
  readonly promisedTerm?: OwnTerm | undefined;
  readonly jointUnits: readonly string[];
  /** The unit of the lower level that takes it in, looks at it first and passes it up (§35, §43). */
  readonly preReviewUnit?: string | undefined;
  readonly materials: readonly HandedIn[];
  /** What the form asks, by name, so that a correction notice can say what is wrong in it. */
  readonly asked?: readonly Asked[] | undefined;
  readonly certified?: readonly Certified[] | undefined;
  readonly specials: readonly SpecialOfItem[];
  /** In 分. */
  readonly fee?: number | undefined;
  readonly feeBasis?: string | undefined;
  /** What the item itself gives back of it, by how it ends; the rest is the city's table's. */
  readonly refunds?: readonly RefundRow[] | undefined;
  readonly feePaid?: boolean;
  /** Declared not to be due. */
  readonly feeWaived?: boolean;
  readonly delivery: "counter" | "post" | "certificate";
  /** 告知承诺: materials were replaced by a written promise. */
  readonly promised?: boolean | undefined;
  /** Type of the certificate that a grant issues. */
  readonly issues?: string | undefined;
  readonly renews?: Renewal | undefined;

  readonly receivedAt?: Instant;
  readonly acceptedAt?: Instant;
  /** The decision clock began then, for the law takes it as accepted (§32). */
  readonly decisionSince?: Instant | null;
  readonly deemedAccepted?: boolean;
  /** Materials that were told to be missing or wrong, by name, in the first notice. */
  readonly told?: readonly string[];
  readonly corrections?: number;
  /** Of the latest notice, the names of what has not been mended yet. */
  readonly toMend?: readonly string[];
  /** Questions whose answers were mended after a notice. */
  readonly mended?: readonly string[];
  readonly reviewsOpen?: number;
  readonly reviewsAgainst?: number;
  /** Null once the request lapsed because the clock was stopped: it may be asked for again. */
  readonly extensionAsked?: true | "granted" | "denied" | null;
  /** Why it takes longer, as the applicant is told (§42). */
  readonly extensionReason?: string;
  readonly hearingTold?: boolean;
  readonly specialKind?: string;
  readonly decision?: string;
  readonly decidedAt?: Instant;
  readonly validUntil?: Day;
  /** Deemed renewed because nobody decided before it expired (§50). */
  readonly deemed?: boolean;
  readonly deliveredBy?: string;
  readonly trackingNumber?: string;
}
