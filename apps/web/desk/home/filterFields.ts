import { type Text, t } from "@wuxing/kernel/text";
import type { CaseLine } from "@wuxing/kernel/views";
import { formatMonth } from "@wuxing/ui/format";
import type { FormField } from "@wuxing/ui/forms";
import { shallowReactive } from "vue";
import type { LocationQuery } from "vue-router";
import { filterNames } from "./useCases.ts";

/** Kinds and states that were seen in lists on this page load: the desk knows no procedure by name. */
const types = shallowReactive(new Map<string, Text>());
const states = shallowReactive(new Map<string, { title: Text; type: string }>());

export function learnFilters(lines: readonly CaseLine[]): void {
  for (const line of lines) {
    types.set(line.type, line.typeTitle);
    states.set(`${line.type} ${line.state}`, { title: line.stateTitle, type: line.type });
  }
}

/** The filters that an address names. */
export function chosen(query: LocationQuery): Record<string, string> {
  return Object.fromEntries(
    filterNames.flatMap((name) => {
      const value = query[name];
      return typeof value === "string" && value ? [[name, value]] : [];
    }),
  );
}

const lists = [
  { value: "mine", label: t("待我办理", "Waiting for me") },
  { value: "today", label: t("今天到期和已逾期", "Due today or overdue") },
  { value: "near", label: t("三天内到期", "Due within three days") },
  { value: "overdue", label: t("已逾期", "Overdue") },
  { value: "waiting", label: t("等别人办", "Waiting for others") },
  { value: "open", label: t("全部在办", "All open") },
  { value: "closed", label: t("已办结", "Closed") },
];

/** The fields of the filter form, with what the address says. `q` has its own field in the page's head. */
export function filterFields(query: Readonly<Record<string, string>>): FormField[] {
  const stateOptions = new Map<string, Text>();
  for (const [key, { title, type }] of states)
    if (!query.type || query.type === type) stateOptions.set(key.split(" ")[1] ?? key, title);
  const options = (of: ReadonlyMap<string, Text>) => [...of].map(([value, label]) => ({ value, label }));
  const field = (name: string, label: Text, rest: Partial<FormField>): FormField => ({
    name,
    label,
    type: "select",
    required: false,
    ...rest,
    value: query[name] ?? "",
  });
  return [
    field("list", t("范围", "Range"), { options: lists }),
    field("type", t("类别", "Kind"), { options: options(types) }),
    field("state", t("状态", "State"), { options: options(stateOptions) }),
    field("unit", t("承办单位", "Unit"), { type: "unit" }),
    field("division", t("区域", "District"), { type: "division" }),
    field("month", t("收到月份", "Month received"), { options: recentMonths() }),
    field("topic", t("主题", "Topic"), { type: "text" }),
  ];
}

/** This month and the twenty-three before it, newest first. */
export function recentMonths(count = 24, now = new Date()): { value: string; label: Text }[] {
  return Array.from({ length: count }, (_, back) => {
    const at = new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - back, 1));
    const value = at.toISOString().slice(0, 7);
    return { value, label: t(formatMonth(value, "zh"), formatMonth(value, "en")) };
  });
}
