import fc from "fast-check";
import { type ZodType, z } from "zod";

interface Json {
  readonly type?: string;
  readonly format?: string;
  readonly pattern?: string;
  readonly enum?: readonly unknown[];
  readonly anyOf?: readonly Json[];
  readonly properties?: Readonly<Record<string, Json>>;
  readonly required?: readonly string[];
  readonly items?: Json;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minimum?: number;
  readonly maximum?: number;
}

/** Inputs that an action's schema takes: what a person who fills in the form rightly may send. */
export const validInput = (schema: ZodType): fc.Arbitrary<unknown> =>
  of(z.toJSONSchema(schema, { io: "input", unrepresentable: "any" }) as Json).filter(
    (value) => schema.safeParse(value).success,
  );

const sentence = fc.constantFrom(
  "已到现场处理。",
  "情况属实，正在办理",
  "Seen and mended",
  "请补充地点：人民路😀 12 号",
);
const date = fc.integer({ min: 0, max: 700 }).map((n) => new Date(Date.UTC(2025, 0, 1 + n)).toISOString().slice(0, 10));

function of(json: Json): fc.Arbitrary<unknown> {
  if (json.enum) return fc.constantFrom(...json.enum);
  if (json.anyOf) return fc.oneof(...json.anyOf.map(of));
  switch (json.type) {
    case "object":
      return fc.record(
        Object.fromEntries(Object.entries(json.properties ?? {}).map(([name, part]) => [name, of(part)])),
        {
          requiredKeys: [...(json.required ?? [])],
        },
      );
    case "array":
      return fc.array(of(json.items ?? {}), { maxLength: 3 });
    case "boolean":
      return fc.boolean();
    case "null":
      return fc.constant(null);
    case "integer":
      return fc.integer({ min: json.minimum ?? 0, max: Math.min(json.maximum ?? 100, 1000) });
    case "number":
      return fc.double({ min: json.minimum ?? 0, max: json.maximum ?? 100, noNaN: true });
    case "string":
      return text(json);
    default:
      // A coerced number shows no type of its own.
      return fc.oneof(fc.integer({ min: 0, max: 100 }), sentence);
  }
}

function text({ format, pattern, maxLength = 1000 }: Json): fc.Arbitrary<string> {
  if (format === "uuid") return fc.uuid();
  if (format === "date") return date;
  if (format === "date-time") return date.map((day) => `${day}T02:00:00Z`);
  if (format === "sha256_hex") return fc.stringMatching(/^[0-9a-f]{64}$/u);
  if (pattern) return matching(pattern);
  return sentence.map((said) => said.slice(0, maxLength));
}

/** Codes of places where they fit; else whatever the pattern takes: filtering what never fits would not end. */
function matching(pattern: string): fc.Arbitrary<string> {
  const form = new RegExp(pattern, "u");
  const places = ["360300", "360302", "360302001"].filter((code) => form.test(code));
  return places.length > 0 ? fc.constantFrom(...places) : fc.stringMatching(form);
}
