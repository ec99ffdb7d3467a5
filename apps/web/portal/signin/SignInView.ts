import type { Text } from "@wuxing/kernel/text";
import type { FieldError } from "@wuxing/ui/forms";

export interface SignInView {
  readonly values: Readonly<Record<string, string>>;
  readonly errors: readonly FieldError[];
  /** Address to go to afterwards; hidden field `next`. */
  readonly next: string;
  /** Only in demonstration mode; all share one password, which is shown. */
  readonly demo?: {
    readonly password: string;
    readonly accounts: readonly { readonly username: string; readonly role: Text; readonly name: Text }[];
  };
}
