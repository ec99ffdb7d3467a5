import type { Locale, Text } from "@wuxing/kernel/text";
import type { Due } from "@wuxing/ui/cases";
import type { FieldError, Option } from "@wuxing/ui/forms";
import type { PushView } from "../app/AppViews.ts";
import type { DraftLine } from "../applications/ApplyViews.ts";
import type { Door } from "../home/HomeView.ts";

/** Signing in from outside: first the phone, then the code that was sent to it. */
export interface CitizenSignInView {
  readonly step: "phone" | "code";
  /** `phone` and the code's `ticket` travel from the first step to the second. */
  readonly values: Readonly<Record<string, string>>;
  readonly errors: readonly FieldError[];
  /** Address to go to afterwards; hidden field `next`. */
  readonly next: string;
  /** Demonstration: the code, which nobody was sent. */
  readonly demoCode?: string | undefined;
  /** Whether somebody whose phone is lost can come in by his real name. */
  readonly realName: boolean;
}

/** Signed in by a phone that was unused for long: a case from before, or beginning anew. */
export interface ProveView {
  readonly phone: string;
  /** What is younger than so many days is shown in either case. */
  readonly days: number;
  /** Whether the account of before can be entered by its real name. */
  readonly realName: boolean;
  readonly values: Readonly<Record<string, string>>;
  readonly errors: readonly FieldError[];
}

/** A case of one's own in a list. */
export interface MineCase {
  readonly number: string;
  readonly title: Text;
  readonly href: string;
  readonly state: Text;
  readonly unit: Text | null;
  readonly due: Due;
  readonly openedOn: string;
  /** Where a rating is awaited. */
  readonly rateHref: string | null;
  /** What it waits for from the applicant himself. */
  readonly asks: Text | null;
}

export interface MineView {
  readonly phone: string;
  readonly name: string | null;
  readonly realName: boolean;
  /** The firms that one may act for, and the one that one acts for now. */
  readonly firms: readonly { readonly uscc: string; readonly name: string }[];
  readonly actingFor: { readonly uscc: string; readonly name: string } | null;
  /** What was filled in and not handed in. */
  readonly drafts: readonly DraftLine[];
  readonly cases: readonly MineCase[];
  /** What else of one's own there is: applications, certificates … */
  readonly doors: readonly Door[];
  /** Addresses of the pages before and after. */
  readonly newerHref: string | null;
  readonly olderHref: string | null;
  readonly notice?: Text | undefined;
}

export interface CitizenAccountView {
  readonly phone: string;
  readonly name: string | null;
  readonly realName: boolean;
  /** Where the real name is verified; null where no identity provider is set up. */
  readonly realNameHref: string | null;
  readonly sessions: readonly {
    readonly id: string;
    readonly device: string;
    readonly startedAt: string;
    readonly seenAt: string;
    readonly current: boolean;
  }[];
  /** In which he has chosen to be written to; null: in that in which he asked each time. */
  readonly language: Locale | null;
  readonly push: PushView;
  readonly notice?: Text | undefined;
  readonly errors: readonly FieldError[];
}

/** Another phone: first its number, then the codes sent to it and to the old one. */
export interface PhoneChangeView {
  readonly step: "phone" | "codes";
  readonly values: Readonly<Record<string, string>>;
  readonly errors: readonly FieldError[];
  readonly phone: string;
  /** False for who came by real name: his old phone may be lost. */
  readonly oldCode: boolean;
  readonly demoCodes?: { readonly old?: string | undefined; readonly new?: string | undefined } | undefined;
}

export interface FirmsView {
  readonly realName: boolean;
  /** Whether real names can be verified here at all. */
  readonly verifies: boolean;
  readonly firms: readonly {
    readonly uscc: string;
    readonly name: string;
    readonly confirmed: boolean;
    readonly as: Text;
    readonly areas: Text;
    readonly until: string | null;
    /** Where its mandates are given; null for who only holds one. */
    readonly href: string | null;
  }[];
  readonly values: Readonly<Record<string, string>>;
  readonly errors: readonly FieldError[];
  readonly notice?: Text | undefined;
}

export interface FirmView {
  readonly uscc: string;
  readonly name: string;
  readonly mandates: readonly {
    readonly id: string;
    readonly kind: Text;
    readonly phone: string;
    readonly areas: Text;
    readonly since: string;
    /** The last day on which it holds. */
    readonly until: string;
    readonly state: Text;
    readonly valid: boolean;
    /** Whether it can be ended: it holds or will hold. */
    readonly open: boolean;
  }[];
  readonly areas: readonly Option[];
  readonly values: Readonly<Record<string, string>>;
  readonly errors: readonly FieldError[];
  readonly notice?: Text | undefined;
}
