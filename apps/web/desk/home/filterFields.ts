import { type Text, t } from "@wuxing/kernel/text";
import type { CaseLine } from "@wuxing/kernel/views";
import { formatMonth } from "@wuxing/ui/format";
import type { FormField } from "@wuxing/ui/forms";
import { shallowReactive } from "vue";
import type { LocationQuery, RouteLocationNormalizedLoaded, RouteLocationRaw } from "vue-router";
import { topicGroups } from "../fields/topicGroups.ts";
import { measures, procedures, topics } from "../state/city.ts";
import { filterNames } from "./useCases.ts";

/** Kinds and states that lists have shown: they stand in where the server does not tell its procedures. */
const seen = shallowReactive(new Map<string, { type: string; typeTitle: Text; state: string; stateTitle: Text }>());

export function learnFilters(lines: readonly CaseLine[]): void {
  for (const { type, typeTitle, state, stateTitle } of lines)
    seen.set(`${type} ${state}`, { type, typeTitle, state, stateTitle });
}

/** All kinds with their states: the server's, and what was seen beside them. */
function knownStates(): { type: string; typeTitle: Text; state: string; stateTitle: Text }[] {
  const told = (procedures.known.value?.procedures ?? []).flatMap(({ type, title, states }) =>
    states.map((state) => ({ type, typeTitle: title, state: state.name, stateTitle: state.title })),
  );
  return [...told, ...seen.values()];
}

/** The address with one filter set, or taken off by "". The opened case is closed: it may not be in the new list. */
export function withFilter(route: RouteLocationNormalizedLoaded, name: string, value: string): RouteLocationRaw {
  const { [name]: _old, case: _case, ...rest } = route.query;
  return { path: route.path, query: value ? { ...rest, [name]: value } : rest };
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
  { value: "late", label: t("全部已逾期", "All overdue") },
  { value: "closed", label: t("已办结", "Closed") },
];

/** The fields of the filter form, with what the address says. `q` has its own field in the page's head. */
export function filterFields(query: Readonly<Record<string, string>>): FormField[] {
  const all = knownStates();
  const types = new Map(all.map(({ type, typeTitle }) => [type, typeTitle]));
  const ofType = all.filter(({ type }) => !query.type || query.type === type);
  const states = new Map(ofType.map(({ state, stateTitle }) => [state, stateTitle]));
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
    field("state", t("状态", "State"), { options: options(states) }),
    field("unit", t("承办单位", "Unit"), { type: "unit" }),
    field("division", t("区域", "District"), { type: "division" }),
    field("month", t("收到月份", "Month received"), { options: recentMonths() }),
    field("period", t("收到期间", "Period received"), { options: recentPeriods() }),
    field("days", t("收到日期", "Days received"), { type: "text" }),
    field("matter", t("同一事项", "One matter"), { type: "text" }),
    field("layer", t("单位层级", "Layer of units"), { options: layers }),
    field("measure", t("统计口径", "Counted as"), { options: countedAs() }),
    field("topic", t("主题", "Topic"), { groups: topicGroups(topics.known.value?.topics ?? []) }),
  ];
}

const layers = [
  { value: "city", label: t("市级部门", "City departments") },
  { value: "county", label: t("县区", "Counties") },
  { value: "township", label: t("乡镇（街道）", "Townships") },
];

/** The last quarters and years, newest first. */
export function recentPeriods(now = new Date()): { value: string; label: Text }[] {
  const year = now.getUTCFullYear();
  const quarter = Math.floor(now.getUTCMonth() / 3);
  const quarters = Array.from({ length: 8 }, (_, back) => {
    const at = 4 * year + quarter - back;
    const [of, n] = [Math.floor(at / 4), (at % 4) + 1];
    return { value: `${of}-Q${n}`, label: t(`${of}年第${"一二三四"[n - 1]}季度`, `${of}, quarter ${n}`) };
  });
  const years = [year, year - 1, year - 2].map((of) => ({ value: `${of}`, label: t(`${of}年`, `${of}`) }));
  return [...quarters, ...years];
}

const countedAs = () => (measures.known.value?.measures ?? []).map(({ key, title }) => ({ value: key, label: title }));

/** This month and the twenty-three before it, newest first. */
export function recentMonths(count = 24, now = new Date()): { value: string; label: Text }[] {
  return Array.from({ length: count }, (_, back) => {
    const at = new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - back, 1));
    const value = at.toISOString().slice(0, 7);
    return { value, label: t(formatMonth(value, "zh"), formatMonth(value, "en")) };
  });
}
