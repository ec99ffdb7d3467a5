import type { Field } from "@wuxing/kernel/procedure";
import { t } from "@wuxing/kernel/text";
import type { FieldError, FormField } from "@wuxing/ui/forms";
import type { Fault } from "../api/Failure.ts";
import type { FormValues } from "./formValues.ts";

type Named = Pick<Field, "name" | "label"> & Pick<FormField, "type" | "required">;

/** The required fields that are still empty, each told by its name. */
export const missingFields = (fields: readonly Named[], values: FormValues): FieldError[] =>
  fields
    .filter(
      ({ name, type, required }) => required && type !== "checkbox" && type !== "files" && !values.texts[name]?.trim(),
    )
    .map(({ name, label }) => ({ field: name, message: t(`请填写“${label.zh}”`, `Please fill in “${label.en}”`) }));

/** What the server found wrong with fields of this form, each told by its name. */
export const namedFaults = (fields: readonly Named[], faults: readonly Fault[]): FieldError[] =>
  faults.flatMap((fault) => {
    const name = fault.field.replace(/^(?:body\.)?(?:input|reporter)\./, "");
    const field = fields.find((one) => one.name === name);
    if (!field) return [];
    const { label } = field;
    return [{ field: name, message: t(`${label.zh}：${fault.reason.zh}`, `${label.en}: ${fault.reason.en}`) }];
  });
