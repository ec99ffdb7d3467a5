import { type Text, t } from "@wuxing/kernel/text";
import type { FieldError, FormField } from "@wuxing/ui/forms";
import type { Fault } from "../api/Failure.ts";

/** The field of the form in which a column, or a part of it, is filled in. */
const fieldOf = (fields: readonly FormField[], column: string): FormField | undefined =>
  fields.find(({ name }) => name === column || name.startsWith(`${column}.`) || column.startsWith(`${name}.`));

/**
 * What the server found wrong with a batch of changes, each at its field; `other` is the first that no field stands for.
 * The number of the change, which the server puts before the column, is left out.
 */
export function placeFaults(
  fields: readonly FormField[],
  faults: readonly Fault[],
): { readonly errors: readonly FieldError[]; readonly other: Text | undefined } {
  const named = faults.map(({ field, reason }) => {
    const column = field.replace(/^(?:body\.)?(?:delegation\.|\d+\.)/u, "");
    return { field: fieldOf(fields, column), reason };
  });
  return {
    errors: named.flatMap(({ field, reason }) =>
      field ? [{ field: field.name, message: atField(field, reason) }] : [],
    ),
    other: named.find(({ field }) => !field)?.reason,
  };
}

const atField = ({ label }: FormField, reason: Text): Text =>
  t(`${label.zh}：${reason.zh}`, `${label.en}: ${reason.en}`);

/** The fields that must be filled and are empty. */
export const emptyFields = (fields: readonly FormField[], said: (field: FormField) => string): FieldError[] =>
  fields
    .filter((field) => field.required && field.type !== "checkbox" && !said(field).trim())
    .map(({ name, label }) => ({ field: name, message: t(`请填写“${label.zh}”`, `Please fill in “${label.en}”`) }));
