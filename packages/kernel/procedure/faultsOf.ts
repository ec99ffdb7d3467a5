import { type Text, t } from "@wuxing/kernel/text";
import type { FieldFault } from "./Refusal.ts";

/** What a schema found wrong, as zod tells it. Of a code's own facts those that a sentence needs. */
export interface Issue {
  readonly code: string;
  readonly path: readonly PropertyKey[];
  readonly message: string;
  readonly expected?: string;
  readonly origin?: string;
  readonly minimum?: number | bigint;
  readonly maximum?: number | bigint;
  readonly inclusive?: boolean;
  readonly format?: string;
  readonly pattern?: string;
  readonly values?: readonly unknown[];
  readonly keys?: readonly string[];
  readonly divisor?: number;
  readonly errors?: readonly (readonly Issue[])[];
}

/**
 * The faults of an input, each in both languages and with what to do. A schema that says `{ error: "中文 | English" }`
 * is heard first; else the sentence is made from the issue, never from zod's own English.
 */
export const faultsOf = (issues: readonly Issue[]): FieldFault[] =>
  issues.map((issue) => ({ field: issue.path.map(String).join("."), reason: reasonOf(issue) }));

function reasonOf(issue: Issue): Text {
  const [zh, en] = issue.message.split(" | ");
  if (zh && en) return t(zh, en);
  return (
    sentences[issue.code]?.(issue) ?? t("这一项不对，请核对后改正", "This is not right; please check and correct it")
  );
}

const sentences: Readonly<Record<string, (issue: Issue) => Text>> = {
  invalid_type: (issue) => (isMissing(issue) ? t("请填写这一项", "Please fill this in") : wrongType(issue)),
  too_small: (issue) => bound(issue, Number(issue.minimum), "least"),
  too_big: (issue) => bound(issue, Number(issue.maximum), "most"),
  invalid_format: wrongFormat,
  invalid_value: ({ values = [] }) => {
    const choices = values.slice(0, 12).map(String);
    return t(`请从这些里选一项：${choices.join("、")}`, `Choose one of these: ${choices.join(", ")}`);
  },
  unrecognized_keys: ({ keys = [] }) =>
    t(`不认识的字段：${keys.join("、")}，请去掉`, `Unknown fields: ${keys.join(", ")}; please remove them`),
  not_multiple_of: ({ divisor }) => t(`应是 ${divisor} 的倍数`, `Give a multiple of ${divisor}`),
  // Of several ways to write it, the one that was nearly met.
  invalid_union: ({ errors = [] }) => {
    const nearest = errors.toSorted((a, b) => a.length - b.length)[0]?.[0];
    return nearest
      ? reasonOf(nearest)
      : t("这一项的写法不对，请核对后改正", "This is not written right; please check it");
  },
};

/** zod keeps the value itself out of its issues; only its sentence says that there was none. */
const isMissing = ({ message }: Issue): boolean => message.endsWith("received undefined");

const types: Readonly<Record<string, Text>> = {
  string: t("文字", "text"),
  number: t("数字", "a number"),
  int: t("整数", "a whole number"),
  boolean: t("“是”或“否”（true、false）", "true or false"),
  array: t("列表", "a list"),
  object: t("一组字段", "a set of fields"),
  record: t("一组字段", "a set of fields"),
  null: t("空值", "nothing"),
};

function wrongType({ expected = "" }: Issue): Text {
  const type = types[expected] ?? t(`“${expected}”`, `“${expected}”`);
  return t(`这一项应是${type.zh}，请改正`, `This must be ${type.en}; please correct it`);
}

/** By what a value is measured: signs of a text, items of a list; a number by itself. */
const units: Readonly<Record<string, { unit: Text; under: Text; over: Text }>> = {
  string: { unit: t("个字", "character"), under: t("太短", "Too short"), over: t("太长", "Too long") },
  array: { unit: t("项", "item"), under: t("太少", "Too few"), over: t("太多", "Too many") },
};

function bound({ origin = "", inclusive = true }: Issue, n: number, which: "least" | "most"): Text {
  const measured = units[origin];
  const least = which === "least";
  if (measured) {
    const { unit, under, over } = measured;
    const english = `${n} ${unit.en}${n === 1 ? "" : "s"}`;
    return least
      ? t(`${under.zh}：至少要 ${n} ${unit.zh}`, `${under.en}: give at least ${english}`)
      : t(`${over.zh}：最多 ${n} ${unit.zh}，请删减`, `${over.en}: at most ${english}; please shorten it`);
  }
  if (!inclusive)
    return least
      ? t(`应大于 ${n}`, `Give a number greater than ${n}`)
      : t(`应小于 ${n}`, `Give a number less than ${n}`);
  return least
    ? t(`不能小于 ${n}`, `Give a number that is not less than ${n}`)
    : t(`不能大于 ${n}`, `Give a number that is not greater than ${n}`);
}

const formats: Readonly<Record<string, Text>> = {
  date: t("请写成 2026-11-25 这样的日期", "Write a date as 2026-11-25"),
  datetime: t("请写成 2026-11-25T08:00:00Z 这样的时间", "Write a time as 2026-11-25T08:00:00Z"),
  time: t("请写成 08:30 这样的时间", "Write a time as 08:30"),
  uuid: t("请给出 UUID 形式的编号", "Give an id in the form of a UUID"),
  email: t("请写完整的邮箱地址", "Give a whole e-mail address"),
  url: t("请写完整的网址", "Give a whole web address"),
};

function wrongFormat({ format = "", pattern }: Issue): Text {
  const known = formats[format];
  if (known) return known;
  // A pattern says nothing to a person; a schema whose form is not plain gives a sentence of its own.
  return pattern
    ? t("格式不对，请按样例填写", "The format is wrong; write it as in the example")
    : t(`格式不对，应是 ${format}`, `The format is wrong; it must be ${format}`);
}
