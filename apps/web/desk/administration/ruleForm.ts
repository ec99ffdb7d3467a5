import type { RuleRow } from "@wuxing/kernel/rules";
import { t } from "@wuxing/kernel/text";
import type { FormField } from "@wuxing/ui/forms";
import type { Change, RuleLine } from "./contract.ts";
import { formField } from "./formField.ts";
import { today } from "./today.ts";
import { unitChoices } from "./valueWords.ts";

const marks = [
  { value: "T", label: t("读过全文", "Full text read") },
  { value: "E", label: t("读过摘要或报道", "Excerpt or news read") },
  { value: "C", label: t("见于政府程序", "Seen in government code") },
  { value: "D", label: t("推算并核对", "Derived and checked") },
  { value: "M", label: t("未核实", "Unverified") },
];

/** The fields of a row that follows the one that now stands last. */
export const ruleFields = (last: RuleLine): FormField[] => [
  formField("value.amount", t("数值", "Value"), "number", { value: String(last.value.amount), min: 0 }),
  formField("value.unit", t("单位", "Unit"), "select", {
    options: unitChoices(last.value.unit),
    value: last.value.unit,
  }),
  formField("since", t("从哪天起", "From which day"), "date", {
    value: [last.from, today(1)].toSorted().at(-1) ?? today(1),
    help: t("最早是明天", "Tomorrow at the earliest"),
  }),
  formField("source.title", t("出处", "Source of the rule"), "text", {
    value: last.source.title,
    help: t("法规、文件或规程的名称", "The law, paper or working rule"),
    maxLength: 200,
  }),
  formField("source.article", t("条款", "Article"), "text", {
    required: false,
    value: last.source.article ?? "",
    maxLength: 40,
  }),
  formField("source.mark", t("核实程度", "How well it is known"), "select", {
    options: marks,
    value: last.source.mark,
  }),
];

const asRow = (row: RuleRow, until: string | null) => ({
  ...{ key: row.key, since: row.from, until, title: row.title },
  ...{ value: row.value, source: row.source, deemed: row.deemed ?? null },
});

/** The new row, and the end of the city's own row that it follows; one from the same day takes that one's place. */
export function ruleChange(texts: Readonly<Record<string, string>>, rows: readonly RuleLine[]): Change[] {
  const last = rows.at(-1);
  if (!last) return [];
  const since = texts.since ?? "";
  const { note, article: _article, ...source } = last.source;
  const rolls = "rolls" in last.value ? { rolls: last.value.rolls } : {};
  const article = texts["source.article"];
  const after = {
    ...{ key: last.key, since, until: null, title: last.title, deemed: last.deemed ?? null },
    value: { ...rolls, amount: Number(texts["value.amount"]), unit: texts["value.unit"] },
    source: {
      ...source,
      ...{ title: texts["source.title"], mark: texts["source.mark"] },
      ...(article ? { article } : {}),
      ...(note && texts["source.title"] === last.source.title ? { note } : {}),
    },
  };
  const followed = rows.find((row) => row.own && row.from < since && (row.until === undefined || row.until > since));
  const change = { register: "rules", key: `${last.key}/${since}`, after };
  if (!followed) return [change];
  return [change, { register: "rules", key: `${followed.key}/${followed.from}`, after: asRow(followed, since) }];
}

/** Takes back a row that has not begun; the row before it, where it is the city's own, goes on. */
export function takeBack(row: RuleLine, rows: readonly RuleLine[]): Change[] {
  const before = rows.find((one) => one.own && one.until === row.from);
  return [
    { register: "rules", key: `${row.key}/${row.from}`, after: null },
    ...(before
      ? [{ register: "rules", key: `${before.key}/${before.from}`, after: asRow(before, row.until ?? null) }]
      : []),
  ];
}
