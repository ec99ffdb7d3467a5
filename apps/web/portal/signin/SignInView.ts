import type { Text } from "@wuxing/kernel/text";
import type { FieldError } from "@wuxing/ui/forms";

export interface SignInView {
  readonly values: Readonly<Record<string, string>>;
  readonly errors: readonly FieldError[];
  /** Address to go to afterwards; hidden field `next`. */
  readonly next: string;
  /** Whether passkeys can be used at this address. */
  readonly passkeys: boolean;
  /** Asked of somebody who is signed in and wants to change how he signs in. */
  readonly again?: boolean;
  /** Only in demonstration mode; all share one password, which is shown, as is the code of those who need one. */
  readonly demo?: {
    readonly password: string;
    readonly accounts: readonly {
      readonly username: string;
      readonly role: Text;
      readonly name: Text;
      readonly code?: string;
    }[];
  };
}

export interface SecondStepView {
  readonly errors: readonly FieldError[];
  readonly next: string;
  readonly passkeys: boolean;
  /** Only in demonstration mode: the code of this moment. */
  readonly demoCode?: string;
}
