import type { Text } from "@wuxing/kernel/text";
import type { FieldError, FormField } from "@wuxing/ui/forms";
import type { MaterialView } from "./ApplyViews.ts";

/** The form of a correction notice: what it names is open, the rest is shown. */
export interface MendView {
  readonly number: string;
  readonly title: Text;
  /** What the notice says, a piece each. */
  readonly toMend: readonly string[];
  readonly dueOn: string | null;
  readonly commandId: string;
  readonly errors: readonly FieldError[];
  readonly fields: readonly FormField[];
  /** `before`: the files that were sent for it first, by name. */
  readonly materials: readonly (MaterialView & { readonly before: readonly string[] })[];
  readonly note: FormField;
  /** What was answered and need not be mended; what came from account or certificate masked. */
  readonly answers: readonly { readonly label: Text; readonly value: string | Text }[];
  readonly others: readonly { readonly name: Text; readonly how: Text }[];
}
