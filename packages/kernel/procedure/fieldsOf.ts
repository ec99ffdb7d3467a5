import { type ZodType, z } from "zod";
import type { Field, FieldMeta } from "./Field.ts";

const fieldMeta = z.registry<FieldMeta>();

/** Names a schema's field: its label in both languages, and how it is drawn where its type does not say so. */
export function field<Schema extends ZodType>(schema: Schema, meta: FieldMeta): Schema {
  // A schema that has a name already keeps it: two fields of one kind (a day, money) are each called their own.
  const own = fieldMeta.has(schema) ? (schema.clone() as Schema) : schema;
  fieldMeta.add(own, meta);
  return own;
}

interface JsonProperty {
  readonly type?: string;
  readonly maxLength?: number;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly default?: string | number | boolean;
}

const drawn: Record<string, Field["type"]> = {
  boolean: "checkbox",
  integer: "number",
  number: "number",
  array: "files",
};

/** The fields of an action's form, in the order of its schema. Properties without a label (`field`) are not drawn. */
export function fieldsOf(schema: ZodType): Field[] {
  if (!(schema instanceof z.ZodObject)) return [];
  const json = z.toJSONSchema(schema, { io: "input", unrepresentable: "any" });
  const properties = (json.properties ?? {}) as Record<string, JsonProperty>;
  const required = new Set(json.required ?? []);
  return Object.entries(schema.shape as Record<string, ZodType>).flatMap(([name, part]) => {
    const meta = fieldMeta.get(part);
    if (!meta) return [];
    const property = properties[name] ?? {};
    const limits = {
      maxLength: property.maxLength,
      min: property.minimum,
      max: property.maximum,
      ...standing(property.default),
    };
    return [{ name, required: required.has(name), type: drawn[property.type ?? ""] ?? "text", ...limits, ...meta }];
  });
}

const standing = (value: JsonProperty["default"]): Pick<Field, "value"> =>
  value === undefined ? {} : { value: String(value) };
