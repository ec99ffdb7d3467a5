import type { Text } from "@wuxing/kernel/text";
import type { FieldError } from "@wuxing/ui/forms";

export interface AccountView {
  readonly name: Text;
  readonly username: string;
  /** Nothing else can be done before a second factor is set up. */
  readonly mustEnrol: boolean;
  readonly needsFactor: boolean;
  readonly passkeysPossible: boolean;
  readonly totpSince: string | null;
  readonly passkeys: readonly {
    readonly id: string;
    readonly name: string;
    readonly since: string;
    readonly lastUsed: string | null;
  }[];
  readonly codesLeft: number;
  readonly sessions: readonly {
    readonly id: string;
    readonly current: boolean;
    readonly since: string;
    readonly lastUsed: string;
    readonly agent: Text;
    readonly by: Text;
  }[];
  readonly errors: readonly FieldError[];
  readonly notice?: Text;
  readonly tone?: "done" | "warning";
}

export interface TotpView {
  readonly qr: { readonly size: number; readonly path: string };
  /** For typing, in groups of four. */
  readonly key: string;
  /** The key as the form gives it back. */
  readonly sealed: string;
  readonly errors: readonly FieldError[];
}

export interface RecoveryCodesView {
  readonly codes: readonly string[];
}

export interface RecoverView {
  readonly username: string;
  readonly token: string;
  readonly errors: readonly FieldError[];
}
