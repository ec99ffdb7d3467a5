import type { Field } from "@wuxing/kernel/procedure";
import { t } from "@wuxing/kernel/text";
import type { Operation, Parameter, Schema } from "./Operation.ts";
import { inBoth } from "./operationsOf.ts";

const drawn = (schema: Schema): Field["type"] => {
  if (schema.enum) return "select";
  if (schema.type === "boolean") return "checkbox";
  if (schema.type === "integer" || schema.type === "number") return "number";
  return schema.format === "date" ? "date" : "text";
};

/** The form of an operation: what has to be typed. What the account knows is not asked for. */
export const fieldsOfOperation = ({ parameters }: Operation): Field[] =>
  parameters.filter(({ from }) => from === null).map(fieldOf);

function fieldOf({ name, title, required, schema }: Parameter): Field {
  const { description, maxLength, minimum: min, maximum: max } = schema;
  return {
    ...{ name, label: title, type: drawn(schema), required: required && schema.type !== "boolean" },
    ...(description ? { help: inBoth(description) } : {}),
    ...(maxLength === undefined ? {} : { maxLength }),
    ...(min === undefined ? {} : { min }),
    ...(max === undefined ? {} : { max }),
    ...(schema.enum
      ? { options: schema.enum.map((value) => ({ value: String(value), label: labelOf(schema, value) })) }
      : {}),
  };
}

/** What a value of an enumeration means. */
export function labelOf(schema: Schema, value: unknown) {
  const labels = schema["x-labels"] ?? {};
  const said = Object.hasOwn(labels, String(value)) ? labels[String(value)] : undefined;
  return said ? inBoth(said) : t(String(value), String(value));
}
