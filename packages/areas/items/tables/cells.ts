import { fromCsvCell } from "@wuxing/kernel/text";
import type { CellKind, ItemColumn } from "./itemColumns.ts";

type Fields = Record<string, unknown>;

/** The value at a path within an object; undefined where there is none. */
export const valueAt = (from: unknown, path: string): unknown =>
  path.split(".").reduce<unknown>((one, name) => (one as Fields | null | undefined)?.[name], from);

/** Puts a value at a path, making what is on the way. */
export function putAt(into: Fields, path: string, value: unknown): void {
  const names = path.split(".");
  const last = names.pop() ?? path;
  let at = into;
  for (const name of names) {
    at[name] ??= {};
    at = at[name] as Fields;
  }
  at[last] = value;
}

/** A value as a cell shows it. */
export function writeCell(value: unknown, kind: CellKind): string {
  if (value === undefined || value === null) return "";
  if (kind === "yesNo") return value ? "是" : "否";
  if (kind === "json") return JSON.stringify(value);
  if (kind === "list") {
    const lines = (value as readonly unknown[]).map(String);
    return lines.some((line) => /\n|^\[/u.test(line)) ? JSON.stringify(lines) : lines.join("\n");
  }
  if (typeof kind === "object") {
    const word = kind[String(value)]?.zh;
    return word ? `${String(value)} ${word}` : String(value);
  }
  return String(value);
}

/**
 * A cell as the value it stands for; undefined where it is empty and the field may be absent. What cannot be read is left as
 * the text it is, so that the schema names it.
 */
export function readCell(cell: string, { kind, required }: Pick<ItemColumn, "kind" | "required">): unknown {
  const text = fromCsvCell(cell);
  if (kind === "list") return listOf(text);
  if (text === "") return required ? "" : undefined;
  if (kind === "number") return /^\d+$/.test(text) ? Number(text) : text;
  if (kind === "yesNo") return { 是: true, 否: false }[text] ?? text;
  if (kind === "json") return parsed(text);
  if (typeof kind === "object") {
    const code = text.split(" ")[0] ?? text;
    if (Object.hasOwn(kind, code)) return code;
    return Object.entries(kind).find(([, word]) => word.zh === text || word.en === text)?.[0] ?? text;
  }
  return text;
}

function listOf(text: string): unknown {
  if (text === "") return [];
  if (!text.startsWith("[")) return text.split("\n").map((line) => line.trim());
  return parsed(text);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
