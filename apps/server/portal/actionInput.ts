import { checklistText, type Field, fieldsOf } from "@wuxing/kernel/procedure";
import type { ZodType } from "zod";
import type { Form } from "./readForm.ts";

/** The input of an action from a form's text: only the fields that the form draws, none that was left empty. */
export function actionInput(schema: ZodType, form: Form): Record<string, unknown> {
  const input: Record<string, unknown> = {};
  for (const field of fieldsOf(schema)) {
    const value = form.values[field.name]?.replaceAll("\r\n", "\n");
    if (field.type === "files") {
      const ids = form.files.filter((file) => file.field === field.name).map((file) => file.id);
      if (ids.length > 0) input[field.name] = ids;
    } else if (field.type === "checklist") input[field.name] = checklistIn(form, field);
    else if (field.type === "checkbox") input[field.name] = value === "true";
    else if (value === undefined || value.trim() === "") {
      // Left empty but needed: the action itself says what is missing, in its own words.
      if (field.required && field.type !== "number") input[field.name] = "";
    } else input[field.name] = field.type === "number" ? Number(value) : value;
  }
  return input;
}

/** The pieces whose boxes were ticked, in the form's order, each with what is said of it, as lines. */
function checklistIn({ values }: Form, { name, reasons }: Pick<Field, "name" | "reasons">): string {
  const ticked = Object.entries(values).flatMap(([key, value]) =>
    key.startsWith(`${name}.`) && /^\.\d+$/u.test(key.slice(name.length))
      ? [{ value, reason: values[`${key}.reason`]?.trim() ?? "" }]
      : [],
  );
  const more = values[`${name}.more`]?.replaceAll("\r\n", "\n") ?? "";
  return checklistText({ ticked, more }, reasons !== undefined);
}
