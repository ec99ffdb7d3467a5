import { CalendarError, type Day, dayOf, parseDay } from "@wuxing/kernel/calendar";
import { parseUscc } from "@wuxing/kernel/identifiers";
import type { Fact, FactKind } from "@wuxing/kernel/policies";
import { type Actor, Refusal } from "@wuxing/kernel/procedure";
import { type Text, t } from "@wuxing/kernel/text";
import type { Platform } from "@wuxing/platform/area";
import { readTable } from "@wuxing/platform/registers";
import { facts } from "./facts.ts";
import { type FirmChange, putFacts } from "./firmFiles.ts";

const columns = ["统一社会信用代码", "企业名称", "指标", "值", "数据日期", "来源"] as const;
type Column = (typeof columns)[number];

/** What an import would do, or did. */
export interface FactImport {
  readonly firms: number;
  readonly facts: number;
  readonly done: boolean;
  readonly faults: readonly { readonly row: number; readonly column: Column; readonly reason: Text }[];
}

/** The head of a table of facts, for whoever fills one in. */
export const factColumns: readonly string[] = columns;

/**
 * Facts of many firms from a table (XLSX or CSV), one a row. Nothing is written where a row is at fault: each fault is
 * named by row and column. `trial`: nothing is written at all. Throws Refusal where the file is no such table.
 */
export async function importFacts(
  platform: Platform,
  { bytes, actor, trial }: { readonly bytes: Uint8Array; readonly actor: Actor; readonly trial: boolean },
): Promise<FactImport> {
  const [table] = await readTable(bytes);
  const places = columns.map((name) => (table?.head ?? []).findIndex((head) => head.trim() === name));
  if (!table || places.includes(-1))
    throw new Refusal(
      "refused",
      t(`表头要有：${columns.join("、")}`, `The table needs the columns: ${columns.join(", ")}`),
    );
  const faults: { row: number; column: Column; reason: Text }[] = [];
  const changes = new Map<string, { name: string; facts: Record<string, Fact> }>();
  const today = dayOf(platform.casework.now());
  let count = 0;
  for (const { number, cells } of table.rows) {
    const cell = (column: Column): string => (cells[places[columns.indexOf(column)] ?? -1] ?? "").trim();
    const read = readRow(cell, today);
    if ("reason" in read) {
      faults.push({ row: number, ...read });
      continue;
    }
    const change = changes.get(read.uscc) ?? { name: read.name, facts: {} };
    if (change.facts[read.code]) {
      const reason = t("这家企业的这个指标在表里不止一行，请只留一行", "This firm's fact stands twice: leave one row");
      faults.push({ row: number, column: "指标", reason });
      continue;
    }
    change.facts[read.code] = read.fact;
    changes.set(read.uscc, change);
    count++;
  }
  const all: FirmChange[] = [...changes].map(([uscc, change]) => ({ uscc, ...change }));
  const done = faults.length === 0 && !trial;
  if (done) await putFacts(platform, actor, all);
  return { firms: all.length, facts: count, done, faults: faults.slice(0, 200) };
}

type Read =
  | { readonly uscc: string; readonly name: string; readonly code: string; readonly fact: Fact }
  | { readonly column: Column; readonly reason: Text };

function readRow(cell: (column: Column) => string, today: Day): Read {
  const uscc = parseUscc(cell("统一社会信用代码"));
  if (!uscc.ok) return { column: "统一社会信用代码", reason: uscc.reason };
  const name = cell("企业名称");
  if (name.length < 2 || name.length > 200)
    return { column: "企业名称", reason: t("请填写企业名称", "Give the firm's name") };
  const kind = facts.kinds.find((one) => one.name.zh === cell("指标"));
  if (!kind)
    return {
      column: "指标",
      reason: t(`没有“${cell("指标")}”这个指标，请从目录中选`, `“${cell("指标")}” is no fact of the catalogue`),
    };
  const value = readFact(kind, cell("值"));
  if (typeof value === "object") return { column: "值", reason: value };
  const day = dayIn(cell("数据日期"));
  if (!day || day > today)
    return {
      column: "数据日期",
      reason: t("请填不晚于今天的日期，像 2026-01-31", "Give a day not after today, like 2026-01-31"),
    };
  const source = cell("来源").slice(0, 100);
  if (source === "") return { column: "来源", reason: t("请填写数据来源", "Say where it comes from") };
  return { uscc: uscc.value.code, name, code: kind.code, fact: { value, day, source } };
}

/** A value as people write it, or why it does not fit its kind. */
function readFact(kind: FactKind, text: string): Fact["value"] | Text {
  switch (kind.type) {
    case "number": {
      const value = Number(text.replaceAll(",", ""));
      if (text === "" || !Number.isFinite(value) || Math.abs(value) > 1e9)
        return t(`请填数字，单位：${kind.unit.zh}`, `Give a number, in ${kind.unit.en}`);
      return value;
    }
    case "choice": {
      const option = kind.options.find(({ name, code }) => name.zh === text || code === text);
      return (
        option?.code ??
        t(
          `请从这些中选：${kind.options.map(({ name }) => name.zh).join("、")}`,
          `Choose one of: ${kind.options.map(({ name }) => name.en).join(", ")}`,
        )
      );
    }
    case "flag":
      return text === "是" ? true : text === "否" ? false : t("请填 是 或 否", "Give 是 or 否");
    case "day":
      return dayIn(text) ?? t("请填日期，像 2026-01-31", "Give a day, like 2026-01-31");
  }
}

function dayIn(text: string): Day | undefined {
  try {
    return parseDay(text);
  } catch (error) {
    if (error instanceof CalendarError) return undefined;
    throw error;
  }
}
