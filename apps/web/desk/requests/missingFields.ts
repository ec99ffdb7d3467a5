import { t } from "@wuxing/kernel/text";
import type { FieldError, FormField } from "@wuxing/ui/forms";
import type { FormValues } from "../fields/formValues.ts";

/** The required fields that are still empty, each told by its name. */
export const missingFields = (fields: readonly FormField[], values: FormValues): FieldError[] =>
  fields
    .filter(({ name, required }) => required && !values.texts[name]?.trim())
    .map(({ name, label }) => ({ field: name, message: t(`请填写“${label.zh}”`, `Please fill in “${label.en}”`) }));
