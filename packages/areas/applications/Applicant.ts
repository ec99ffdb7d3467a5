import type { Actor } from "@wuxing/kernel/procedure";
import type { Text } from "@wuxing/kernel/text";
import type { Reporter } from "@wuxing/platform/personal";
import type { ApplicationData } from "./ApplicationData.ts";
import type { DraftOwner } from "./drafts.ts";

export type Holder = ApplicationData["holder"];

/** A certificate that proves something, as the register of certificates knows it. */
export interface HeldCertificate {
  readonly id: string;
  readonly type: string;
  /** Who issued it, where that is another issuer whose certificate the applicant presented; absent: the city. */
  readonly issuer?: Text;
  /** What it says, of that what the item's form asks; absent where nothing of it is asked. */
  readonly claims?: Readonly<Record<string, string>>;
}

/** Who applies, and what is known of him that need not be asked. */
export interface Applicant {
  readonly holder: Holder;
  readonly owner: DraftOwner;
  readonly actor: Actor;
  readonly reporter: Reporter;
  readonly certificates: readonly HeldCertificate[];
  /** Answers by concept, from account and register. */
  readonly known: Readonly<Record<string, string>>;
}
