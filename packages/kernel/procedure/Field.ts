import type { Text } from "@wuxing/kernel/text";

export type FieldType =
  | "text"
  | "textarea"
  | "select"
  | "radio"
  | "date"
  | "number"
  | "checkbox"
  | "checklist"
  | "tel"
  | "files"
  | "unit"
  | "division"
  | "articles";

/** One field of a form, drawn from an action's schema. */
export interface Field {
  readonly name: string;
  readonly label: Text;
  readonly type: FieldType;
  readonly required: boolean;
  readonly help?: Text;
  readonly options?: readonly { readonly value: string; readonly label: Text }[];
  /** Of a checklist: what is asked of each piece that is ticked, and of lines beside them. Its value is lines (`checklistText`). */
  readonly reasons?: Text;
  readonly more?: Text;
  readonly maxLength?: number;
  readonly min?: number;
  readonly max?: number;
  /** What stands in the field before anybody fills it in. */
  readonly value?: string;
}

/** What a schema says of its field beside its type: `z.string().meta(asField({ label: t(…), … }))`. */
export type FieldMeta = Partial<Omit<Field, "name" | "required">> & { readonly label: Text };
