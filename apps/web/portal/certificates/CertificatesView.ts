import type { Text } from "@wuxing/kernel/text";
import type { FieldError, Option } from "@wuxing/ui/forms";
import type { AccessView } from "../mydata/MyDataView.ts";

/** A certificate as a card of its holder's. */
export interface CertificateCard {
  readonly id: string;
  readonly href: string;
  readonly name: Text;
  /** As it says itself; null where it was not opened. */
  readonly number: string | null;
  readonly unit: Text;
  readonly state: Text;
  readonly valid: boolean;
  readonly validFrom: string;
  /** Inclusive; null: without end. */
  readonly validUntil: string | null;
}

/** A use of the holder's certificates. */
export interface UseCard {
  readonly number: string;
  readonly href: string;
  readonly purpose: string;
  readonly unit: Text;
  readonly mode: Text;
  readonly state: Text;
  /** Waits for the holder's answer. */
  readonly waits: boolean;
  readonly at: string;
  readonly wants: readonly { readonly name: Text; readonly fields: readonly Text[] }[];
}

export interface MyCertificatesView {
  readonly holder: string | null;
  /** A page of what is looked for; the valid ones first. */
  readonly cards: readonly CertificateCard[];
  readonly page: number;
  readonly pages: number;
  /** The address of these pages, with what is looked for. */
  readonly path: string;
  /** How many there are of what is looked for, of all, and of them valid. */
  readonly found: number;
  readonly total: number;
  readonly valid: number;
  readonly sought: { readonly q: string; readonly kind: string };
  /** Of which types there are some; empty where there are too few to choose from. */
  readonly kinds: readonly Option[];
  readonly waiting: readonly UseCard[];
  /** The latest, and how many there are. */
  readonly uses: readonly UseCard[];
  readonly usesTotal: number;
  readonly delegations: readonly {
    readonly id: string;
    readonly phone: string;
    readonly types: readonly Text[];
    /** Names of the items for which alone; empty: for any. */
    readonly items: readonly string[];
    readonly since: string;
    /** Inclusive. */
    readonly until: string;
    readonly valid: boolean;
  }[];
  /** What others let the reader show for them. */
  readonly delegated: readonly {
    readonly id: string;
    readonly types: readonly Text[];
    readonly items: readonly string[];
    readonly until: string;
  }[];
  readonly types: readonly Option[];
  readonly values: Readonly<Record<string, string>>;
  readonly errors: readonly FieldError[];
  readonly notice?: Text | undefined;
}

/** All uses of the holder's certificates, by pages. */
export interface MyUsesView {
  readonly uses: readonly UseCard[];
  /** Looks of the units that issued them, on the first page: they are no uses. */
  readonly looks: readonly AccessView[];
  readonly total: number;
  readonly page: number;
  readonly pages: number;
}

export interface MyCertificateView {
  readonly card: CertificateCard;
  readonly issuedAt: string;
  readonly fields: readonly { readonly key: string; readonly label: Text; readonly value: string }[];
  /** Why it stands as it does: suspended, ended, renewed by law. */
  readonly reason: string | null;
  readonly replacedHref: string | null;
  readonly path: string;
  readonly errors: readonly FieldError[];
  readonly today: string;
}

/** A code that was made just now; the page is never kept. */
export interface ShownCodeView {
  readonly kind: "use" | "offer";
  readonly back: string;
  /** Twelve digits in groups, or the digits that go with an offer. */
  readonly digits: string;
  readonly picture: string;
  /** For a wallet on this phone. */
  readonly link: string | null;
  readonly expiresAt: string;
  readonly fields: readonly Text[];
}

export interface MyUseView {
  readonly use: UseCard;
  readonly item: string | null;
  readonly forCase: string | null;
  readonly until: string | null;
  readonly shown: readonly {
    readonly id: string;
    readonly name: Text;
    readonly fields: readonly Text[];
    /** Who issued it, where that is not the city. */
    readonly issuer?: Text | undefined;
  }[];
  readonly steps: readonly { readonly what: Text; readonly at: string; readonly receiptHref: string }[];
  readonly mayWithdraw: boolean;
  readonly errors: readonly FieldError[];
  readonly notice?: Text | undefined;
}

/** What anybody may know of a certificate by its identifier. */
export interface VerifyCertificateView {
  readonly asked: string;
  readonly error: Text | null;
  readonly found: {
    readonly id: string;
    readonly name: Text;
    readonly unit: Text;
    readonly state: Text;
    readonly good: boolean;
    readonly validFrom: string;
    readonly validUntil: string | null;
    readonly replacedBy: string | null;
    readonly checkedAt: string;
  } | null;
}

export interface SavingsView {
  readonly month: string;
  readonly months: readonly { readonly value: string; readonly href: string; readonly current: boolean }[];
  readonly required: number;
  readonly proven: number;
  readonly valid: number;
  readonly uses: number;
  readonly rows: readonly {
    readonly name: string;
    readonly unit: Text;
    readonly required: number;
    readonly proven: number;
  }[];
}
