import type { Field } from "@wuxing/kernel/procedure";
import type { Text } from "@wuxing/kernel/text";

type Kind = Field["type"] | "password";

export interface Option {
  readonly value: string;
  readonly label: Text;
}

/** A field of a form with what was typed and what is wrong with it. Fits the kernel's `Field` as it is. */
export interface FormField {
  readonly name: string;
  readonly label: Text;
  readonly type: Kind;
  readonly required: boolean;
  readonly help?: Text;
  readonly options?: readonly Option[];
  /** Options under headings (townships under their district); used by select, beside `options`. */
  readonly groups?: readonly { readonly label: Text; readonly value?: string; readonly options: readonly Option[] }[];
  /** Of a checklist: what is asked of each piece that is ticked, and of lines beside them. */
  readonly reasons?: Text;
  readonly more?: Text;
  readonly maxLength?: number;
  readonly min?: number;
  readonly max?: number;
  readonly value?: string;
  /** Names the field, the reason and the remedy. */
  readonly error?: Text;
  /** HTML autofill token, as WCAG 1.3.5 asks for data about the person. */
  readonly autocomplete?: string;
}

export interface FieldError {
  readonly field: string;
  readonly message: Text;
}

/** The fields with what was typed and what is wrong put in. */
export const filled = (
  fields: readonly FormField[],
  values: Readonly<Record<string, string>>,
  errors: readonly FieldError[],
): FormField[] =>
  fields.map((field) => ({
    ...field,
    value: values[field.name] ?? field.value,
    error: errors.find((error) => error.field === field.name)?.message ?? field.error,
  }));
