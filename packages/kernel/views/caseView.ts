import {
  allowedActions,
  type Case,
  type CaseWords,
  type Entry,
  fieldsOf,
  type Party,
  type Procedure,
  reckonAction,
} from "@wuxing/kernel/procedure";
import { type Text, t } from "@wuxing/kernel/text";
import type { ZodType } from "zod";
import { caseLine } from "./caseLine.ts";
import { clocksBeside, mainClock } from "./clockViews.ts";
import { formOf } from "./formOf.ts";
import { maskText, sealText } from "./maskText.ts";
import type { Onlooker } from "./Onlooker.ts";
import type { ActionView, CaseView, EntryView, FileView, ValueView } from "./views.ts";

const parties: Record<Party, Text> = {
  anyone: t("任何人", "Anyone"),
  applicant: t("群众", "The person who asked"),
  agent: t("热线话务员", "Hotline agent"),
  dispatcher: t("热线派单员", "Hotline dispatcher"),
  assignedUnit: t("承办单位", "Responsible unit"),
  unitHead: t("单位负责人", "Head of the unit"),
  coordinator: t("五型办", "Coordinator"),
  leader: t("领导", "Leader"),
  supervisor: t("社会监督员", "Social supervisor"),
  province: t("省平台", "The province"),
  clock: t("系统时钟", "Clock"),
  system: t("系统", "System"),
  counter: t("窗口", "Counter"),
};

const kinds: Record<string, Text> = {
  citizen: t("群众", "Citizen"),
  clock: parties.clock,
  system: parties.system,
  client: t("外部系统", "Outside system"),
  staff: t("工作人员", "Staff"),
};

/** Everything the generic case page shows: drawn from the procedure and the entries alone. */
export function caseView(
  procedure: Procedure,
  c: Case,
  entries: readonly Entry[],
  kin: Pick<CaseView, "parent" | "children" | "reporter" | "reporterSealed">,
  onlooker: Onlooker,
): CaseView {
  const state = procedure.states[c.state];
  const words = procedure.wordsOf?.(c) ?? {};
  return {
    ...caseLine(procedure, c, onlooker),
    waitsFor: state && "waitsFor" in state ? parties[state.waitsFor] : null,
    due: mainClock(procedure, c, entries, onlooker),
    clocks: clocksBeside(procedure, c, entries, onlooker),
    values: valuesOf(procedure.open.input, c.data, onlooker),
    history: entries
      .filter((entry) => !onlooker.outside || !procedure.actions[entry.action]?.internal)
      .map((entry) => entryView(procedure, entry, words, onlooker)),
    actions: actionViews(procedure, c, words, onlooker),
    ...kin,
  };
}

/** The actions that this onlooker may take now, with their forms. */
const actionViews = (procedure: Procedure, c: Case, words: CaseWords, onlooker: Onlooker): ActionView[] =>
  allowedActions(procedure, c, onlooker.actor, onlooker.now).flatMap((name) => {
    const action = procedure.actions[name];
    if (!action) return [];
    const seen = action.rewrites ? { seen: c.version } : {};
    return [{ name, title: words.actions?.[name] ?? action.title, fields: formOf(action, c, onlooker), ...seen }];
  });

const reckoned = t("按公布的放假安排重算期限", "Days reckoned anew with the announced holidays");

function entryView(procedure: Procedure, entry: Entry, words: CaseWords, onlooker: Onlooker): EntryView {
  const action = entry.action === "open" ? procedure.open : procedure.actions[entry.action];
  const named = words.actions?.[entry.action] ?? action?.title;
  const title = named ?? (entry.action === reckonAction ? reckoned : t(entry.action, entry.action));
  return {
    seq: entry.seq,
    at: entry.at,
    action: entry.action,
    title,
    by: byOf(entry.actor, onlooker) ?? title,
    toTitle: words.states?.[entry.to] ?? procedure.states[entry.to]?.title ?? t(entry.to, entry.to),
    stateChanged: entry.from !== entry.to,
    dueAt: entry.clock?.dueAt ?? null,
    dueMoved: entry.from !== entry.to || entry.action === reckonAction,
    values: action && entry.action !== "open" ? valuesOf(action.input, entry.input, onlooker) : [],
    files: filesOf(entry.input, onlooker),
  };
}

/** A citizen who acted for a firm stands there as a citizen: which firm it was is not for everybody. */
const byOf = ({ kind, unit }: Entry["actor"], onlooker: Onlooker): Text | undefined =>
  unit && kind !== "citizen" ? onlooker.unit(unit).name : kinds[kind];

const filesOf = (input: Readonly<Record<string, unknown>>, onlooker: Onlooker): FileView[] =>
  (Array.isArray(input.files) ? input.files : []).flatMap((id) => onlooker.file(String(id)) ?? []);

/** The values of a form as labelled lines; files are shown apart. */
function valuesOf(schema: ZodType, input: Readonly<Record<string, unknown>>, onlooker: Onlooker): ValueView[] {
  return fieldsOf(schema).flatMap((field) => {
    const value = input[field.name];
    if (value === undefined || value === null || value === "" || field.type === "files" || hasParts(value)) return [];
    const named = { name: field.name, label: field.label };
    if (field.type !== "articles") return [{ ...named, value: shown(field, value, onlooker) }];
    const articles = (Array.isArray(value) ? value : []).map(String);
    return articles.length > 0 ? [{ ...named, value: articles.join("、"), articles }] : [];
  });
}

/** What is made of parts is no line of a page. A list of articles is one. */
const hasParts = (value: unknown): boolean =>
  typeof value === "object" && !(Array.isArray(value) && value.every((one) => typeof one === "string"));

function shown(field: ReturnType<typeof fieldsOf>[number], value: unknown, onlooker: Onlooker): string | Text {
  if (typeof value === "boolean") return value ? t("是", "Yes") : t("否", "No");
  if (field.type === "unit") return onlooker.unit(String(value)).name;
  if (field.type === "division") return onlooker.division(String(value)).name;
  const option = field.options?.find((o) => o.value === value);
  if (option) return option.label;
  if (onlooker.sealed) return sealText(String(value));
  return onlooker.outside ? maskText(String(value)) : String(value);
}
