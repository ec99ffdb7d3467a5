import type { Text } from "@wuxing/kernel/text";
import type { FieldError, FormField } from "@wuxing/ui/forms";

/** A window's form, or the thanks after it. */
export interface CounterView {
  readonly window: string;
  readonly name: string;
  readonly unit: Text;
  /** `tablet` at the window, `qr` on one's own phone. */
  readonly by: string;
  readonly fields: readonly FormField[];
  readonly errors: readonly FieldError[];
  readonly done: boolean;
  readonly commandId: string;
}

/** What hangs at the window. */
export interface CounterPosterView {
  readonly window: string;
  readonly name: string;
  readonly unit: Text;
  readonly address: string;
  /** A picture as a data address. */
  readonly qr: string;
}
