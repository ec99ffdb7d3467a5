import { CalendarError, type Day, dayOf, parseDay } from "@wuxing/kernel/calendar";
import { parseUscc } from "@wuxing/kernel/identifiers";
import type { Fact, FactKind } from "@wuxing/kernel/policies";
import { type Actor, Refusal } from "@wuxing/kernel/procedure";
import { csvCell, fromCsvCell, type Text, t } from "@wuxing/kernel/text";
import type { Platform } from "@wuxing/platform/area";
import { type FileTable, readTable } from "@wuxing/platform/registers";
import { type ChangedFile, type FactEffects, factEffects } from "./factEffects.ts";
import { facts } from "./facts.ts";
import { type FiledFirm, factsOfFirms, putFacts } from "./firmFiles.ts";
import { mergeFacts } from "./mergeFacts.ts";

const columns = ["统一社会信用代码", "企业名称", "指标", "值", "数据日期", "来源"] as const;
type Column = (typeof columns)[number];

/** What an import would do, or did. */
export interface FactImport extends FactEffects {
  readonly firms: number;
  /** Facts that change; as they stand already. */
  readonly facts: number;
  readonly unchanged: number;
  readonly done: boolean;
  /** Rows that a later day overtook: the file stays as it is, and they are kept in its history. */
  /** Firms whose file has another name: a row may have slipped to another's code. */
  readonly otherNames: readonly { readonly row: number; readonly firm: string; readonly filed: string }[];
  readonly older: readonly { readonly row: number; readonly firm: string; readonly reason: Text }[];
  readonly faults: readonly { readonly row: number; readonly column: Column; readonly reason: Text }[];
}

/** The head of a table of facts, for whoever fills one in. */
export const factColumns: readonly string[] = columns;

/**
 * Facts of many firms from a table (XLSX or CSV), one a row. Nothing is written where a row is at fault: each fault is
 * named by row and column, and so is what a later day overtook. `trial`: nothing is written at all, but it says what follows of
 * the change as well. Throws Refusal where the file is no such table.
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
  const { told, faults, count } = readRows(table, places, dayOf(platform.casework.now()));
  const known = await factsOfFirms(platform.pool, [...told.keys()]);
  const older: FactImport["older"][number][] = [];
  const otherNames: FactImport["otherNames"][number][] = [];
  const changed: ChangedFile[] = [];
  for (const [uscc, { name, facts: given, rows }] of told) {
    const filed = known.get(uscc);
    const before = filed?.facts ?? {};
    if (filed && filed.name !== name)
      otherNames.push({ row: Math.min(...Object.values(rows)), firm: name, filed: filed.name });
    const merged = mergeFacts(before, given);
    for (const [code, fact] of Object.entries(merged.older))
      older.push({ row: rows[code] ?? 0, firm: name, reason: overtaken(code, fact, before[code]) });
    const codes = Object.keys(merged.newer);
    if (codes.length > 0) changed.push({ uscc, name, before, after: merged.file, codes });
  }
  const changes = changed.reduce((sum, { codes }) => sum + codes.length, 0);
  const effects = await factEffects(platform, faults.length === 0 ? changed : []);
  const done = faults.length === 0 && !trial;
  if (done)
    await putFacts(
      platform,
      actor,
      [...told].map(([uscc, { name, facts: given }]) => ({ uscc, name, facts: given })),
    );
  return {
    ...{
      firms: told.size,
      facts: changes,
      unchanged: count - changes - older.length,
      done,
      faults: faults.slice(0, 200),
    },
    ...{ older: older.slice(0, 200), otherNames: otherNames.slice(0, 200), ...effects },
  };
}

interface ToldFirm {
  readonly name: string;
  readonly facts: Record<string, Fact>;
  /** The row of each fact. */
  readonly rows: Record<string, number>;
}

function readRows(
  table: FileTable,
  places: readonly number[],
  today: Day,
): { readonly told: ReadonlyMap<string, ToldFirm>; readonly faults: FactImport["faults"]; readonly count: number } {
  const faults: FactImport["faults"][number][] = [];
  const told = new Map<string, ToldFirm>();
  let count = 0;
  for (const { number, cells } of table.rows) {
    const cell = (column: Column): string => fromCsvCell((cells[places[columns.indexOf(column)] ?? -1] ?? "").trim());
    const read = readRow(cell, today);
    if ("reason" in read) {
      faults.push({ row: number, ...read });
      continue;
    }
    const firm = told.get(read.uscc) ?? { name: read.name, facts: {}, rows: {} };
    if (firm.facts[read.code]) {
      const reason = t("这家企业的这个指标在表里不止一行，请只留一行", "This firm's fact stands twice: leave one row");
      faults.push({ row: number, column: "指标", reason });
      continue;
    }
    firm.facts[read.code] = read.fact;
    firm.rows[read.code] = number;
    told.set(read.uscc, firm);
    count++;
  }
  return { told, faults, count };
}

function overtaken(code: string, { day }: Fact, known: Fact | undefined): Text {
  const { name } = facts.get(code);
  return t(
    `“${name.zh}”是 ${day} 的，档案里已有 ${known?.day} 的，不覆盖，只留作历史`,
    `“${name.en}” is of ${day}, and the file has one of ${known?.day}: kept as history alone`,
  );
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

/** Digits, in groups of three or in none: what a machine alone takes for a number is a slip. */
const plainNumber = /^[+-]?(?:\d{1,12}|\d{1,3}(?:,\d{3})+)(?:\.\d+)?$/u;

/** A value as people write it, or why it does not fit its kind. */
function readFact(kind: FactKind, text: string): Fact["value"] | Text {
  switch (kind.type) {
    case "number": {
      const value = plainNumber.test(text) ? Number(text.replaceAll(",", "")) : Number.NaN;
      if (!(Math.abs(value) <= 1e9)) return t(`请填数字，单位：${kind.unit.zh}`, `Give a number, in ${kind.unit.en}`);
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

/** A file's facts as the table that is imported: brought back as it is, it changes nothing. */
export function factTable({ uscc, name, facts: known }: Pick<FiledFirm, "uscc" | "name" | "facts">): string {
  const rows = facts.kinds.flatMap((kind) => {
    const fact = known[kind.code];
    return fact ? [[uscc, name, kind.name.zh, writeFact(kind, fact.value), fact.day, fact.source]] : [];
  });
  // The mark at the beginning lets a spreadsheet read it as UTF-8.
  return `\uFEFF${[columns, ...rows].map((row) => row.map(csvCell).join(",")).join("\r\n")}\r\n`;
}

function writeFact(kind: FactKind, value: Fact["value"]): string {
  if (kind.type === "flag") return value === true ? "是" : "否";
  if (kind.type === "choice") return kind.options.find(({ code }) => code === value)?.name.zh ?? String(value);
  return String(value);
}
