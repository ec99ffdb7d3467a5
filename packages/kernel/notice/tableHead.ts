import type { Span, UnitRole } from "./Notice.ts";

/** What a column of a table of tasks tells. */
export type Column = "number" | "text" | "due" | "other" | UnitRole;

/** The head of a table of tasks. */
export interface TableHead {
  readonly columns: readonly Column[];
  readonly start: number;
  readonly rowsFrom: number;
  /** How its cells stand: `tight` in one line parted by single blanks, `line` between bars in one line, else `loose`. */
  readonly layout: "tight" | "line" | "loose";
}

const duty = "责任|牵头|配合|主办|主责|协办|协同|协助|承办|落实|实施|负责|参与|参加|组织|完成|承担|执行|督办";
const unitColumn = new RegExp(
  `^(?:第一|主要|具体|共同|市|区|县)?(?:(?:${duty})(?:和|及|与|或|/|、|\\()?){0,3}\\)?(?:单位|部门|科室|处室|股室|主体|机构)(?:\\([^()]{1,6}\\)|及(?:责任人|人员|职责))?$`,
  "u",
);

/** What a cell of a table's head tells of its column, null if it is no such cell. */
function columnOf(words: string): Column | null {
  if (words.length > 16) return null;
  if (/^(?:序号|编号|项目编号|序)$/u.test(words)) return "number";
  if (/领导|责任人$|联系人|负责人|市长|区长|县长/u.test(words)) return "other";
  if (unitColumn.test(words))
    return /牵头|主办|主责/u.test(words) && !/责任单位.*牵头/u.test(words)
      ? "lead"
      : /配合|协|参与|参加/u.test(words)
        ? "support"
        : "responsible";
  if (/时限|时间|期限|节点|时序/u.test(words)) return "due";
  if (/备注|进度|类别|领域|方面|成果|来源|方向|指标|标准|投资|资金|金额|地点|依据|联系|电话|进展/u.test(words))
    return "other";
  if (/任务|内容|目标|举措|事项|项目|措施|要点|要求|工作/u.test(words)) return "text";
  return null;
}

export const isUnits = (column: Column): column is UnitRole =>
  column === "lead" || column === "support" || column === "responsible";

const candidates =
  /(?<=(?:^|[\n|]| {2})[ ]{0,8})(?:序 {0,4}号|(?:第一|主要|具体|牵 {0,2}头|责 {0,2}任|主 {0,2}办|负 {0,2}责|落 {0,2}实|实 {0,2}施|承 {0,2}办|配 {0,2}合){1,2} {0,2}(?:单 {0,2}位|部 {0,2}门|科 {0,2}室|处 {0,2}室))(?=[ ]{0,8}(?:[\n|(]| {2}|$)|(?<=号) )/gu;

/** The heads of the tables in a folded text whose tabs are bars, in order; where two overlap, the first one. */
export function* findTableHeads(folded: string): Generator<TableHead> {
  let from = 0;
  for (const match of folded.matchAll(candidates)) {
    if (match.index < from) continue;
    const head = /^序/u.test(match[0])
      ? headAt(folded, match.index)
      : headAt(folded, headStart(folded, from, match.index));
    if (!head || head.rowsFrom <= match.index) continue;
    from = head.rowsFrom;
    yield head;
  }
}

/** Where the head around a cell begins: at the first of the known cells before it. */
function headStart(folded: string, from: number, at: number): number {
  const begin = Math.max(from, at - 160);
  const before = [...cellsFrom(folded, begin, at)].filter((cell) => cell.end < at);
  let start = at;
  for (const cell of before.reverse()) {
    if (columnOf(squeezed(folded, cell)) === null) break;
    start = cell.start;
  }
  return start;
}

const squeezed = (folded: string, cell: Span): string => folded.slice(cell.start, cell.end).replace(/\s/gu, "");

function headAt(folded: string, start: number): TableHead | null {
  const lineEnd = endOfLine(folded, start);
  const line = folded.slice(start, lineEnd);
  const tight = tightColumns(line);
  if (tight) return { columns: tight, start, rowsFrom: lineEnd, layout: "tight" };
  if (line.includes("|")) {
    const inLine = readColumns(folded, start, lineEnd);
    if (inLine && inLine.columns.length >= 2)
      return { columns: inLine.columns, start, rowsFrom: lineEnd, layout: "line" };
  }
  const found = readColumns(folded, start, Math.min(folded.length, start + 400));
  return found && { columns: found.columns, start, rowsFrom: found.end, layout: "loose" };
}

function tightColumns(line: string): Column[] | null {
  const words = line
    .replace(/(?<=[工任内责完序]) (?=[\u4e00-\u9fff](?: |$))|(?<= [\u4e00-\u9fff]) (?=[\u4e00-\u9fff](?: |$))/gu, "")
    .trim()
    .split(/ +/u);
  if (line.includes("|") || / {2}/u.test(line.trim()) || words.length < 3) return null;
  const columns = words.map(columnOf);
  const last = columns.at(-1);
  return last && isUnits(last) && columns.every((column) => column !== null) ? (columns as Column[]) : null;
}

/** The columns from `start` on; a short cell that is not known is one of them where a known one follows. */
function readColumns(folded: string, start: number, limit: number): { columns: Column[]; end: number } | null {
  const found: { column: Column | null; end: number }[] = [];
  for (const cell of cellsFrom(folded, start, limit)) {
    const words = squeezed(folded, cell);
    const column = columnOf(words);
    if (column === null && (words.length > 12 || /[。,;:]|^\d+$/u.test(words))) break;
    if (found.length >= 10 || (column === "number" && found.length > 0)) break;
    found.push({ column, end: cell.end });
  }
  const known = found.slice(0, found.findLastIndex((cell) => cell.column !== null) + 1);
  const hasText = known.some((cell) => cell.column === "text");
  const spare = hasText ? -1 : known.findIndex((cell) => cell.column === null);
  const columns = known.map((cell, i) => cell.column ?? (i === spare ? "text" : "other"));
  const last = known.at(-1);
  return last && columns.some(isUnits) && columns.includes("text") ? { columns, end: last.end } : null;
}

/** The cells of a stretch, which end at line ends, bars and wide blanks. */
export function* cellsFrom(folded: string, start: number, end: number): Generator<Span> {
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
