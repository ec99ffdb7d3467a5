import type { Field } from "@wuxing/kernel/procedure";
import type { FormField } from "@wuxing/ui/forms";

export interface SentFile {
  readonly id: string;
  readonly name: string;
  readonly size: number;
}

/** What was typed into a form, by the names of its fields. */
export interface FormValues {
  readonly texts: Readonly<Record<string, string>>;
  readonly files: Readonly<Record<string, readonly SentFile[]>>;
}

/** What stands in a form before anybody types: the defaults of its fields. */
export const standingValues = (fields: readonly Field[]): FormValues => ({
  texts: Object.fromEntries(fields.flatMap(({ name, value }) => (value === undefined ? [] : [[name, value]]))),
  files: {},
});

/** The input an action takes: numbers as numbers, ticks as booleans, files as ids; what was left empty is left out. */
export function inputOf(
  fields: readonly Pick<FormField, "name" | "type">[],
  values: FormValues,
): Record<string, unknown> {
  const input: Record<string, unknown> = {};
  for (const { name, type } of fields) {
    const text = values.texts[name]?.trim() ?? "";
    if (type === "files") {
      const ids = (values.files[name] ?? []).map((file) => file.id);
      if (ids.length) input[name] = ids;
    } else if (type === "articles") {
      const cited = text.split(" ").filter(Boolean);
      if (cited.length) input[name] = cited;
    } else if (type === "checkbox") input[name] = text === "true";
    else if (text !== "") input[name] = type === "number" ? Number(text) : text;
  }
  return input;
}

/** Whether anything worth keeping was typed: a tick, which may be a default, is not. */
export const isTouched = (values: FormValues): boolean =>
  Object.values(values.texts).some((text) => text !== "" && text !== "true" && text !== "false") ||
  Object.values(values.files).some((files) => files.length > 0);
