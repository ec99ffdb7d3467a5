import type { Text } from "@wuxing/kernel/text";
import type { FormField } from "@wuxing/ui/forms";
import type { CertificateCard } from "../certificates/CertificatesView.ts";

/** A condition on one fact and what the firm's file says to it. */
export interface FindingView {
  readonly text: Text;
  readonly met: "yes" | "no" | "unknown";
  /** Whether the answer hangs on it. */
  readonly decisive: boolean;
  /** What the file says, with its source and day; null where it says nothing. */
  readonly has: { readonly text: Text; readonly source: string; readonly day: string } | null;
  /** Who keeps the fact where it is missing or too old. */
  readonly missing: { readonly why: "absent" | "stale"; readonly keeper: Text } | null;
}

/** A clause in words. */
export interface ClauseView {
  readonly title: string;
  readonly condition: Text;
  readonly benefit: Text;
}

/** A policy as the library lists it. Money in words. */
export interface PolicyCard {
  readonly number: string;
  readonly title: string;
  readonly summary: string;
  readonly kind: Text;
  readonly unit: Text;
  readonly validUntil: string;
  readonly left: Text;
  readonly total: Text;
  /** 0…1 */
  readonly used: number;
}

/** The library of policies in force. */
export interface PoliciesView {
  readonly q: string;
  readonly kind: FormField;
  readonly total: number;
  readonly page: number;
  readonly pages: number;
  readonly path: string;
  readonly policies: readonly PolicyCard[];
}

/** One policy with its clauses in the readable form. */
export interface PolicyView extends PolicyCard {
  readonly source: string;
  readonly validFrom: string;
  readonly noticeDays: number;
  readonly clauses: readonly ClauseView[];
  /** Firms that were paid. */
  readonly paidFirms: number;
  /** Why it gives nothing now. */
  readonly caution: Text | null;
  /** The version that takes its place, and from when; null where it is the newest. */
  readonly next: { readonly href: string; readonly from: string } | null;
  /** Every version that was published, the newest first. */
  readonly versions: readonly {
    readonly href: string;
    readonly version: number;
    readonly from: string;
    readonly until: string;
    /** Whether this is the one that is read. */
    readonly shown: boolean;
    readonly state: Text;
  }[];
}

/** What is on public notice before it is paid. */
export interface PolicyNoticesView {
  readonly notice: Text | undefined;
  readonly errors: readonly { readonly field: string; readonly message: Text }[];
  readonly tried: { readonly number: string; readonly text: string } | null;
  readonly signedIn: boolean;
  readonly claims: readonly {
    readonly number: string;
    readonly firm: string;
    readonly policy: string;
    readonly policyHref: string;
    readonly clause: string;
    readonly unit: Text;
    readonly amount: Text;
    readonly until: string | null;
    readonly objected: boolean;
    /** The number of the reader's own objection that is being looked into. */
    readonly own: string | null;
  }[];
}

/** What a clause offers the firm that reads. */
export interface OfferView {
  readonly id: string;
  readonly policy: string;
  readonly place: number;
  readonly href: string;
  readonly title: string;
  readonly clause: string;
  readonly kind: Text;
  readonly benefit: Text;
  readonly amount: Text | null;
  readonly verdict: "yes" | "no" | "unknown";
  readonly findings: readonly FindingView[];
  /** null: it cannot be asked for; else what the firm gives its word for, if anything. */
  readonly claim: { readonly pledges: readonly Text[] } | null;
  /** Why it cannot be asked for, or what happens by itself. */
  readonly note: Text | null;
}

export type SpaceAction = "confirm" | "decline" | "withdraw" | "correct" | "answer" | "report";

/** A matter of the firm's: a claim or money that is asked back. */
export interface SpaceCase {
  readonly number: string;
  readonly title: string;
  readonly state: Text;
  readonly tone: "open" | "done" | "refused";
  readonly amount: Text;
  readonly dueOn: string | null;
  readonly reason: string | null;
  readonly actions: readonly { readonly name: SpaceAction; readonly title: Text; readonly asks: Text | null }[];
}

/** The firm's own space: its file, what it is entitled to and nearly so, and its claims. */
export interface SpaceView {
  readonly firm: { readonly uscc: string; readonly name: string };
  readonly notice: Text | undefined;
  readonly errors: readonly { readonly field: string; readonly message: Text }[];
  readonly values: Readonly<Record<string, string>>;
  readonly account: { readonly bank: string; readonly tail: string } | null;
  readonly mayChangeAccount: boolean;
  readonly tags: readonly Text[];
  readonly facts: readonly {
    readonly name: Text;
    readonly text: Text;
    readonly source: string;
    readonly day: string;
    readonly stale: boolean;
  }[];
  readonly unknownFacts: readonly { readonly name: Text; readonly keeper: Text }[];
  /** A page of what it is entitled to; `total` in all. */
  readonly matched: readonly OfferView[];
  readonly total: number;
  readonly page: number;
  readonly pages: number;
  readonly near: readonly OfferView[];
  /** Clauses that are plainly for others. */
  readonly others: number;
  readonly cases: readonly SpaceCase[];
  readonly certificates: readonly Pick<CertificateCard, "name" | "href" | "state" | "valid">[];
  /** How many more there are on the page of certificates. */
  readonly moreCertificates: number;
}
