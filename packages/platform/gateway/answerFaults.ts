import { t } from "@wuxing/kernel/text";
import { brokenRules, hasHan, isLatin, rule } from "./DocumentRule.ts";
import type { DocumentFault, Operation, Schema } from "./Operation.ts";
import { placeOf } from "./operationsOf.ts";
import { schemaFault } from "./schemaOf.ts";

/** What holds for whatever is shown to a person or taken of him. */
export const partRules = [
  rule<Schema>(
    "title",
    "/title",
    "请写中文名称（title）",
    "Give its name in Chinese (title)",
    ({ title }) => !hasHan(title),
  ),
  rule<Schema>(
    "title",
    "/x-title-en",
    "请写英文名称（x-title-en）",
    "Give its name in English (x-title-en)",
    (schema) => !isLatin(schema["x-title-en"]),
  ),
];

/** What our rules find wrong in the answer with status 200. */
export function answerFaults(schema: Schema | undefined, at: string, dialect: Operation["dialect"]): DocumentFault[] {
  if (schema?.type !== "object" || Object.keys(schema.properties ?? {}).length === 0)
    return [
      {
        ...{ at, rule: "answer" },
        reason: t(
          "要写明 200 应答（application/json）的字段",
          "Give the fields of the answer with status 200 (application/json)",
        ),
      },
    ];
  const place = `${at}${placeOf("content", "application/json", "schema")}`;
  const wrong = schemaFault(schema, dialect);
  const unfit = t(`这里的写法用不了：${wrong}`, `This cannot be used: ${wrong}`);
  return [...(wrong ? [{ at: place, rule: "answer", reason: unfit }] : []), ...shownFaults(schema, place, 0)];
}

/** Each field of an answer is shown to a person, so each has a name; tables may stand in an answer, not in one another. */
function shownFaults(schema: Schema, at: string, depth: number): DocumentFault[] {
  if (depth > 2)
    return [
      {
        ...{ at, rule: "answer" },
        reason: t("应答套得太深：最多两层", "The answer is nested too deep: two levels at most"),
      },
    ];
  return Object.entries(schema.properties ?? {}).flatMap(([name, part]) => {
    const place = at + placeOf("properties", name);
    const inner = part.type === "array" ? part.items : part;
    const innerAt = part.type === "array" ? `${place}/items` : place;
    const within = inner?.type === "object" ? shownFaults(inner, innerAt, depth + 1) : [];
    return [...brokenRules(partRules, part, place), ...within];
  });
}
