import { t } from "@wuxing/kernel/text";
import { ref } from "vue";
import { keep, readKept } from "../state/drafts.ts";

/** The columns of a list; due date, number and title are always there. */
export const columns = [
  { key: "due", label: t("期限", "Due"), fixed: true },
  { key: "number", label: t("编号", "Number"), fixed: true },
  { key: "title", label: t("标题", "Title"), fixed: true },
  { key: "type", label: t("类别", "Kind"), fixed: false },
  { key: "state", label: t("状态", "State"), fixed: false },
  { key: "unit", label: t("承办单位", "Unit"), fixed: false },
  { key: "division", label: t("区域", "District"), fixed: false },
  { key: "opened", label: t("收到", "Received"), fixed: false },
] as const;

export type ColumnKey = (typeof columns)[number]["key"];

const known = new Set<string>(columns.map(({ key }) => key));
const initial: readonly ColumnKey[] = ["due", "number", "title", "type", "state", "unit", "division"];

function kept(): ColumnKey[] {
  const names = readKept<unknown>("columns");
  const right = Array.isArray(names) ? names.filter((name): name is ColumnKey => known.has(String(name))) : [];
  return right.length ? right : [...initial];
}

/** The columns chosen on this device. */
export const chosenColumns = ref<ColumnKey[]>(kept());

export function switchColumn(key: ColumnKey, on: boolean): void {
  chosenColumns.value = columns
    .map((column) => column.key)
    .filter((k) => (k === key ? on : chosenColumns.value.includes(k)));
  keep("columns", chosenColumns.value);
}
