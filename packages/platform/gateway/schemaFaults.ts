import { t } from "@wuxing/kernel/text";
import { type ZodType, z } from "zod";
import { isCostly } from "./isCostly.ts";
import type { DocumentFault } from "./Operation.ts";
import { placeOf } from "./operationsOf.ts";

const words = z.string();
const named = z.record(words, z.unknown());
/** What is read of a schema. OpenAPI 3.1 leaves schemas free, so the standard's own check does not look at it. */
const shapes: ReadonlyMap<string, ZodType> = new Map<string, ZodType>([
  ...["title", "x-title-en", "x-unit", "description", "format"].map((name) => [name, words] as const),
  ...["minimum", "maximum"].map((name) => [name, z.number()] as const),
  ...["minLength", "maxLength"].map((name) => [name, z.int().min(0)] as const),
  ["pattern", words.refine((pattern) => !isCostly(pattern))],
  ["multipleOf", z.number().positive()],
  ["x-personal", z.boolean()],
  ["enum", z.array(z.union([words, z.number(), z.boolean()])).min(1)],
  ["x-labels", z.record(words, words)],
  ["examples", z.array(z.unknown())],
  ["required", z.array(words)],
  // A name that every object of the language has would be found where nobody gave it.
  ["properties", named.refine((properties) => !Object.keys(properties).some((name) => name in {}))],
  ["patternProperties", z.never()],
]);
const single = ["items", "additionalProperties", "propertyNames", "contains"];
const several = ["anyOf", "oneOf", "allOf", "prefixItems"];

const wrong = t(
  "写法不对：请按 OpenAPI 标准写，名称和单位用文字，长度和范围用数字，可选值用列表",
  "This is not as the standard has it: names and units are texts, lengths and ranges numbers, values a list",
);
const costly = t(
  "格式（pattern）太长或太费时：不要重复套重复，一个不限长的重复就够，并以 ^ 开头",
  "The pattern is too long or takes too long: repeat nothing that repeats, at most one thing without end, and begin with ^",
);

/**
 * Where a schema, or one within it, is not of the shape in which it is read; whatever comes after may rely on it. A `pattern`
 * is run on what comes from outside, so it may not take for ever.
 */
export function schemaFaults(schema: unknown, at: string): DocumentFault[] {
  if (typeof schema === "boolean") return [];
  if (typeof schema !== "object" || schema === null || Array.isArray(schema))
    return [{ at, rule: "schema", reason: wrong }];
  const given = schema as Readonly<Record<string, unknown>>;
  const here = Object.entries(given).flatMap(([name, value]): DocumentFault[] => {
    if (shapes.get(name)?.safeParse(value).success !== false) return [];
    const place = at + placeOf(name);
    return name === "pattern"
      ? [{ at: place, rule: "size", reason: costly }]
      : [{ at: place, rule: "schema", reason: wrong }];
  });
  const inner = (name: string) => (typeof given[name] === "object" && given[name] !== null ? given[name] : {});
  return [
    ...here,
    ...Object.entries(inner("properties")).flatMap(([name, part]) =>
      typeof part === "boolean"
        ? [{ at: at + placeOf("properties", name), rule: "schema", reason: wrong }]
        : schemaFaults(part, at + placeOf("properties", name)),
    ),
    ...single.flatMap((name) => (Object.hasOwn(given, name) ? schemaFaults(given[name], at + placeOf(name)) : [])),
    ...several.flatMap((name) =>
      Object.entries(inner(name)).flatMap(([place, part]) => schemaFaults(part, at + placeOf(name, place))),
    ),
  ];
}
