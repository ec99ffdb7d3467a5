import type { Text } from "@wuxing/kernel/text";
import type { FieldError, FormField } from "@wuxing/ui/forms";

export type ApplyStep = 1 | 2 | 3;

export interface KeptFile {
  readonly id: string;
  readonly name: string;
  readonly bytes: number;
}

export interface ComingFile {
  readonly name: string;
  readonly bytes: number;
  readonly here: number;
}

/** Whose certificates in the applicant's wallet prove a material, and which questions they would answer. */
export interface WalletOffer {
  readonly from: readonly Text[];
  readonly answers: readonly Text[];
  /** False: his real name is not verified, so that nobody could tell whether the certificate is his. */
  readonly ready: boolean;
}

/** One material of the guide: proven by a certificate, or to be sent, promised, or brought. */
export interface MaterialView {
  readonly key: string;
  readonly name: Text;
  readonly required: boolean;
  readonly when: Text | null;
  readonly basis: string;
  readonly certificate: string | null;
  /** Who issued it, where that is not the city. */
  readonly issuer: Text | null;
  /** How the applicant's wallet proves it too. */
  readonly wallet: WalletOffer | null;
  readonly files: readonly KeptFile[];
  /** On their way when the line broke: what is here of each goes on once the same file is chosen. */
  readonly coming: readonly ComingFile[];
  readonly mayPromise: boolean;
  readonly choice: "file" | "promise" | "counter";
}

/** An answer that the applicant's certificate gives, masked; what stands in `field` takes its place. */
export interface CertifiedView {
  readonly label: Text;
  readonly value: string;
  /** The certificate's type and its identifier. */
  readonly from: Text;
  readonly certificate: string;
  readonly corrected: boolean;
  readonly field: FormField;
}

/** Applying for an item in three steps. */
export interface ApplyView {
  readonly code: string;
  /** The draft that the form is of, empty for none yet; and in whose name: the account's own, or a firm by its code. */
  readonly draft: string;
  readonly owner: string;
  readonly name: Text;
  readonly unit: Text;
  readonly step: ApplyStep;
  readonly errors: readonly FieldError[];
  /** The questions of step 1, or what step 3 asks. */
  readonly fields: readonly FormField[];
  /** What is known and not asked, masked. */
  readonly known: readonly { readonly label: Text; readonly value: string }[];
  readonly certified: readonly CertifiedView[];
  readonly materials: readonly MaterialView[];
  /** What was answered, for step 3; of what a certificate gave, its name. */
  readonly answers: readonly { readonly label: Text; readonly value: string | Text; readonly from?: Text }[];
  readonly promises: readonly Text[];
  readonly fee: Text | null;
  /** What comes back of it where nothing is granted. */
  readonly refunds: readonly Text[];
  readonly limits: readonly Text[];
  readonly saved: boolean;
  /** A certificate was just presented from the wallet. */
  readonly presented?: boolean;
  /** The number of one that was handed in before and is still open. */
  readonly sent?: string;
  /** From when a version of the item holds that came since the draft was written. */
  readonly changedOn?: string;
  /** The item ended: nothing can be handed in, and what was filled in is shown. */
  readonly ended?: { readonly on: string; readonly guide: string; readonly others: string };
  /** What the form showed, by digest: of two windows neither takes back what the other wrote. */
  readonly seen: readonly string[];
}

/** Where a certificate of another issuer is presented from a wallet: by its code, or on the same phone. */
export interface WalletProofView {
  readonly path: string;
  readonly back: string;
  readonly name: Text;
  /** Who will see it once the application is handed in. */
  readonly unit: Text;
  readonly certificate: Text;
  readonly from: readonly Text[];
  readonly fields: readonly Text[];
  readonly picture: string;
  readonly link: string;
  readonly expiresAt: string;
  readonly over: boolean;
  /** Why the latest answer was not taken. */
  readonly fault: Text | null;
  /** Somebody looked, and no answer had come. */
  readonly nothingYet: boolean;
}

/** A form that came after its session had ended: its words, to be sent again. */
export interface ApplyLaterView {
  /** Where the form goes. */
  readonly action: string;
  readonly words: readonly { readonly name: string; readonly value: string }[];
  /** Where one signs in and comes to the draft. */
  readonly signIn: string;
  /** The form may have had files: they cannot be given back. */
  readonly files: boolean;
}

/** An application that was filled in and not handed in. */
export interface DraftLine {
  readonly name: Text;
  readonly href: string;
  readonly on: string;
  /** Its item ended: it cannot be handed in. */
  readonly ended: boolean;
}

/** What an application shows its applicant beside the case. */
export interface ApplicationPart {
  readonly title: Text;
  readonly materials: readonly { readonly name: Text; readonly how: Text }[];
  /** What has to be mended now, a piece each. */
  readonly toMend: readonly string[];
  /** Where it is mended; null where nothing is to be. */
  readonly mendHref: string | null;
  readonly papers: readonly { readonly title: Text; readonly on: string; readonly href: string }[];
  readonly fee: { readonly words: Text; readonly payHref: string | null } | null;
  /** How the result comes or came; null where there is none. */
  readonly result: Text | null;
  /** Where it lies, where that is here. */
  readonly resultHref: string | null;
  /** Where a decision against the applicant can be taken to. */
  readonly remedies: Text | null;
  readonly pickUpCode: string | null;
}

/** Where a fee is paid; no address where that is the counter. */
export interface PayView {
  readonly number: string;
  readonly title: string;
  /** Money with its unit, and what it rests on. */
  readonly amount: Text;
  readonly basis: string;
  readonly href: string | null;
  readonly demo: boolean;
  readonly back: string;
}

/** A paper as it is printed. */
export interface PaperView {
  readonly number: string;
  readonly title: Text;
  readonly unit: Text;
  readonly paragraphs: readonly Text[];
  readonly day: string;
  readonly back: string;
}
