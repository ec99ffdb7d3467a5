import type { Span, UnitRole } from "./Notice.ts";
import type { Task } from "./tasks.ts";
import { readUnits } from "./unitList.ts";
import type { UnitPhrase } from "./unitPhrases.ts";

type Column = "number" | "text" | "due" | "other" | UnitRole;

interface Table {
  readonly columns: readonly Column[];
  readonly rowsFrom: number;
  /** The cells of a row stand in one line, parted by single blanks. */
  readonly tight: boolean;
}

/** What tables of tasks hold: the tasks, and where the tables stand. */
export interface TableTasks {
  readonly tasks: readonly Task[];
  readonly zones: readonly Span[];
}

/**
 * Reads tables with a head such as `序号 | 任务 | 责任单位 | 时限`, whose cells stand on lines of their own, between tabs, bars
 * or wide blanks, or in one line parted by blanks. A table needs two rows that name units to count as one of tasks.
 */
export function findTableTasks(folded: string): TableTasks {
  const all: { tasks: Task[]; zones: Span[] } = { tasks: [], zones: [] };
  for (const match of folded.matchAll(/序 {0,4}号(?=[\s|])/gu)) {
    if (match.index < (all.zones.at(-1)?.end ?? 0)) continue;
    const table = readTableHead(folded, match.index);
    if (!table) continue;
    const rows = readRows(folded, table);
    const tasks = rows.map((row) => taskOf(folded, table, row));
    const named = tasks.filter((task) => task.phrases.length > 0);
    if (named.length < 2 || named.length * 2 < tasks.length) continue;
    all.tasks.push(...tasks);
    all.zones.push({ start: match.index, end: rows.at(-1)?.cells.at(-1)?.end ?? table.rowsFrom });
  }
  return all;
}

function columnOf(words: string): Column | null {
  if (words.length > 16) return null;
  if (/序号|编号/u.test(words)) return "number";
  if (/领导|责任人|联系人|市长|区长|县长/u.test(words)) return "other";
  if (/(?:单位|部门|科室|处室|主体|机构)/u.test(words))
    return /牵头|主办/u.test(words) ? "lead" : /配合|协|参与|参加/u.test(words) ? "support" : "responsible";
  if (/时限|时间|期限|节点/u.test(words)) return "due";
  if (/任务|内容|目标|举措|事项|项目|措施|要点|要求|工作/u.test(words)) return "text";
  if (/备注|进度|类别|领域|方面|成果|来源|方向|指标|标准/u.test(words)) return "other";
  return null;
}

const isUnits = (column: Column): column is UnitRole =>
  column === "lead" || column === "support" || column === "responsible";

function readTableHead(folded: string, start: number): Table | null {
  const lineEnd = endOfLine(folded, start);
  const line = folded.slice(start, lineEnd);
  const words = line
    .replace(/(?<=[工任内责完序]) (?=[\u4e00-\u9fff](?: |$))|(?<= [\u4e00-\u9fff]) (?=[\u4e00-\u9fff](?: |$))/gu, "")
    .trim()
    .split(/ +/u);
  if (!line.includes("|") && !/ {2}/u.test(line.trim()) && words.length >= 3) {
    const columns = words.map(columnOf);
    const last = columns.at(-1);
    if (last && isUnits(last) && columns.every((column) => column !== null))
      return { columns: columns as Column[], rowsFrom: lineEnd, tight: true };
  }
  const columns: Column[] = [];
  let rowsFrom = start;
  for (const cell of cellsFrom(folded, start, Math.min(folded.length, start + 400))) {
    const column = columnOf(folded.slice(cell.start, cell.end).replace(/\s/gu, ""));
    if (column === null || columns.length >= 9) break;
    columns.push(column);
    rowsFrom = cell.end;
  }
  return columns.some(isUnits) && columns.includes("text") ? { columns, rowsFrom, tight: false } : null;
}

interface Row {
  readonly number: string;
  readonly cells: readonly Span[];
}

function readRows(folded: string, table: Table): Row[] {
  return table.tight ? tightRows(folded, table) : looseRows(folded, table);
}

function looseRows(folded: string, table: Table): Row[] {
  const rows: { number: string; cells: Span[] }[] = [];
  let value = 0;
  let closed = true;
  for (const cell of cellsFrom(folded, table.rowsFrom, folded.length)) {
    const words = folded.slice(cell.start, cell.end);
    const number = /^\d{1,3}$/u.exec(words)?.[0];
    if (number && (Number(number) > value || Number(number) === 1)) {
      value = Number(number);
      rows.push({ number, cells: [] });
      closed = false;
    } else if (
      /^(?:[一二三四五六七八九十]{1,3}、|\([一二三四五六七八九十]{1,3}\)|附件|附:)/u.test(words) &&
      words.length < 60
    )
      closed = true;
    else if (!closed) {
      const row = rows.at(-1) as { cells: Span[] };
      if (row.cells.length >= table.columns.length * 3) break;
      if (!/^(?:序号|上一篇|下一篇)/u.test(words)) row.cells.push(cell);
    }
  }
  return rows
    .filter((row) => row.cells.length > 0)
    .map((row, i, list) =>
      i < list.length - 1 ? row : { ...row, cells: row.cells.slice(0, table.columns.length - 1) },
    );
}

function tightRows(folded: string, table: Table): Row[] {
  const rows: Row[] = [];
  for (const line of folded.slice(table.rowsFrom).matchAll(/[^\n]+/gu)) {
    const start = table.rowsFrom + line.index;
    const row = /^ *(\d{1,3}) +(\S.*?)((?: +\S+){1,4}) *$/u.exec(line[0].slice(0, 1200));
    if (!row) {
      if (/^ *[一二三四五六七八九十]{1,3}、/u.test(line[0]) || line[0].trim() === "") continue;
      if (rows.length > 0) break;
      continue;
    }
    const unitsFrom = start + line[0].trimEnd().lastIndexOf(" ") + 1;
    const textFrom = start + line[0].indexOf(row[2] as string, row[1]?.length ?? 0);
    rows.push({
      number: row[1] as string,
      cells: [
        { start: textFrom, end: unitsFrom - 1 },
        { start: unitsFrom, end: start + line[0].trimEnd().length },
      ],
    });
  }
  return rows;
}

interface Cell extends Span {
  readonly column: Column;
}

/** Each cell with its column: by place where all are there, else by whether it reads as a list of units. */
function cellsOf(row: Row, table: Table): Cell[] {
  const columns = table.columns.slice(table.columns[0] === "number" ? 1 : 0);
  if (table.tight)
    return row.cells.map((cell, i) => ({ ...cell, column: i === 0 ? "text" : (columns.at(-1) as Column) }));
  if (row.cells.length === columns.length)
    return row.cells.map((cell, i) => ({ ...cell, column: columns[i] as Column }));
  const from = Math.max(1, row.cells.length - columns.filter((column) => column !== "text").length);
  const rest = columns.slice(columns.lastIndexOf("text") + 1);
  return row.cells.map((cell, i) => ({ ...cell, column: i < from ? "text" : (rest[i - from] ?? "other") }));
}

function taskOf(folded: string, table: Table, row: Row): Task {
  const cells = cellsOf(row, table);
  const texts = cells.filter((cell) => cell.column === "text");
  const longest = [...texts].sort((a, b) => b.end - b.start - (a.end - a.start))[0] ?? cells[0];
  const phrases: UnitPhrase[] = [];
  for (const cell of cells) {
    if (!isUnits(cell.column)) continue;
    const { units } = readUnits(folded, cell.start, cell.end, cell.column);
    if (units.some((unit) => unit.likely))
      phrases.push({ start: cell.start, end: cell.end, units, guessed: false, aside: false });
  }
  const start = longest?.start ?? table.rowsFrom;
  const end = cells.reduce((last, cell) => Math.max(last, cell.end), start);
  const dueCells = cells.filter((cell) => cell.column === "due");
  return { provision: null, marker: row.number, body: { start, end }, phrases, dueCells };
}

function* cellsFrom(folded: string, start: number, end: number): Generator<Span> {
  let from = start;
  for (let i = start; i <= end; i++) {
    const char = folded.charAt(i);
    if (i < end && char !== "\n" && char !== "|" && !(char === " " && folded.charAt(i + 1) === " ")) continue;
    const cell = trimmed(folded, from, i);
    if (cell) yield cell;
    from = i + 1;
  }
}

function trimmed(folded: string, start: number, end: number): Span | null {
  let [from, to] = [start, end];
  while (from < to && /\s/u.test(folded.charAt(from))) from++;
  while (to > from && /\s/u.test(folded.charAt(to - 1))) to--;
  return to > from ? { start: from, end: to } : null;
}

/** The end of the line, or 400 characters on: no table head is longer. */
function endOfLine(folded: string, at: number): number {
  const feed = folded.slice(at, at + 400).indexOf("\n");
  return feed < 0 ? Math.min(folded.length, at + 400) : at + feed;
}
