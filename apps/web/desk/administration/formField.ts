import type { Text } from "@wuxing/kernel/text";
import type { FormField } from "@wuxing/ui/forms";

/** A field of an administration's form; required unless said otherwise. */
export const formField = (
  name: string,
  label: Text,
  type: FormField["type"] = "text",
  more: Partial<FormField> = {},
): FormField => ({ name, label, type, required: true, ...more });
