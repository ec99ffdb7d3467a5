import { type Text, t } from "@wuxing/kernel/text";
import { labelOf } from "./fieldsOfOperation.ts";
import type { Schema } from "./Operation.ts";
import { inBoth, titleOfSchema } from "./operationsOf.ts";

/** A part of an answer as a page shows it: a value with its name, a group of such, or a table. */
export type AnswerPart =
  | { readonly kind: "value"; readonly title: Text; readonly value: Text }
  | { readonly kind: "group"; readonly title: Text; readonly parts: readonly AnswerPart[] }
  | {
      readonly kind: "table";
      readonly title: Text;
      readonly columns: readonly Text[];
      readonly rows: readonly (readonly Text[])[];
    };

type Given = Readonly<Record<string, unknown>>;
const rowsAtMost = 200;
const isGiven = (value: unknown): value is Given =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** An answer in the order and with the names of its document; what the document does not name is not shown. */
export function answerParts(schema: Schema, value: Given): AnswerPart[] {
  return Object.entries(schema.properties ?? {}).flatMap(([name, part]): AnswerPart[] => {
    const given = value[name];
    const title = titleOfSchema(part, name);
    if (given === undefined || given === null) return [];
    if (Array.isArray(given)) return [listOf(title, part.items ?? {}, given.slice(0, rowsAtMost))];
    if (part.type === "object" && isGiven(given)) return [{ kind: "group", title, parts: answerParts(part, given) }];
    return [{ kind: "value", title, value: wordsOf(part, given) }];
  });
}

function listOf(title: Text, items: Schema, given: readonly unknown[]): AnswerPart {
  const columns = Object.entries(items.properties ?? {});
  if (columns.length === 0) {
    const words = given.map((one) => wordsOf(items, one));
    const value = t(words.map(({ zh }) => zh).join("、"), words.map(({ en }) => en).join(", "));
    return { kind: "value", title, value: given.length > 0 ? value : t("无", "none") };
  }
  return {
    ...{ kind: "table", title },
    columns: columns.map(([name, part]) => titleOfSchema(part, name)),
    rows: given.filter(isGiven).map((row) => columns.map(([name, part]) => wordsOf(part, row[name]))),
  };
}

/** A value in words: an enumeration's meaning, yes and no, a number with its unit, a day or time in China. */
function wordsOf(schema: Schema, value: unknown): Text {
  if (value === undefined || value === null) return t("—", "—");
  if (typeof value === "boolean") return value ? t("是", "yes") : t("否", "no");
  if (schema.enum) return labelOf(schema, value);
  const text = typeof value === "number" ? numberWords(value, schema.multipleOf) : String(value).slice(0, 500);
  const unit = schema["x-unit"] && inBoth(schema["x-unit"]);
  if (unit) return t(`${text} ${unit.zh}`, `${text} ${unit.en}`);
  return schema.format === "date-time" ? timeWords(text) : t(text, text);
}

/** Money is told to the cent where its document says that it is counted in cents. */
const numberWords = (value: number, multipleOf: number | undefined): string => {
  const [whole = "", part] = (multipleOf === 0.01 ? value.toFixed(2) : String(value)).split(".");
  const grouped = whole.replace(/\B(?=(?:\d{3})+$)/gu, ",");
  return part === undefined ? grouped : `${grouped}.${part}`;
};

function timeWords(instant: string): Text {
  const at = Date.parse(instant);
  if (Number.isNaN(at)) return t(instant, instant);
  const china = new Date(at + 8 * 3_600_000).toISOString();
  const words = `${china.slice(0, 10)} ${china.slice(11, 16)}`;
  return t(words, words);
}
