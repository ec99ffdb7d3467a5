import { isFooter, isSigning } from "./closing.ts";
import type { Span } from "./Notice.ts";
import { cellsFrom, type TableHead } from "./tableHead.ts";

/** A row of a table: its printed number and its other cells, in order. */
export interface Row {
  readonly number: string;
  readonly cells: readonly Span[];
}

/** The rows below a table's head, in a folded text whose tabs are bars. */
export function readRows(folded: string, table: TableHead): Row[] {
  if (table.layout === "tight") return tightRows(folded, table);
  return table.layout === "line" ? lineRows(folded, table) : looseRows(folded, table);
}

const group = /^(?:[一二三四五六七八九十]{1,3}、|\([一二三四五六七八九十]{1,3}\)|附件|附:)/u;
const marked = /^(\d{1,3})(?:[.、](?!\d)|\.(?=\d{4}年)) ?/u;

/** As many cells may stand between a table's head or a heading of rows and the next row: so far nobody looks in vain. */
const farthest = 30;

/** Cells on lines of their own. A number that goes on the count opens a row; a heading of rows ends one. */
function looseRows(folded: string, table: TableHead): Row[] {
  const rows: { number: string; cells: Span[] }[] = [];
  const least = table.columns.filter((column) => column !== "number").length;
  let value = 0;
  let closed = true;
  let idle = 0;
  for (const cell of cellsFrom(folded, table.rowsFrom, folded.length)) {
    if (closed && ++idle > farthest) break;
    const words = folded.slice(cell.start, Math.min(cell.end, cell.start + 400));
    const own = /^\d{1,3}$/u.exec(words)?.[0];
    const number = own ?? marked.exec(words)?.[1];
    const row = rows.at(-1);
    if (number && opensRow(Number(number), value, row?.cells.length ?? least, least)) {
      value = Number(number);
      const text = { start: cell.start + (marked.exec(words)?.[0].length ?? 0), end: cell.end };
      rows.push({ number, cells: own ? [] : [text] });
      closed = false;
      idle = 0;
    } else if (group.test(words) && words.length < 60) closed = true;
    else if (!closed && row) {
      if (isFooter(words) || row.cells.length >= least * 3) break;
      if (isSigning(words) && row.cells.length >= least) break;
      if (!/^(?:序号|上一篇|下一篇)/u.test(words)) row.cells.push(cell);
    }
  }
  return rows
    .filter((row) => row.cells.length > 0)
    .map((row, i, list) => (i < list.length - 1 ? row : { ...row, cells: row.cells.slice(0, least) }));
}

function opensRow(number: number, value: number, cells: number, least: number): boolean {
  if (value === 0) return number > 0;
  if (number === value + 1) return cells > 0;
  return cells >= Math.min(2, least) && (number === 1 || (number > value && number <= value + 3 && cells >= least));
}

/** A row in each line between bars. A line of one cell is a heading; two lines without bars end the table. */
function lineRows(folded: string, table: TableHead): Row[] {
  const rows: Row[] = [];
  let bare = 0;
  for (const line of folded.slice(table.rowsFrom).matchAll(/[^\n]+/gu)) {
    if (line[0].trim() === "") continue;
    const start = table.rowsFrom + line.index;
    if (!line[0].includes("|")) {
      if (++bare > 1) break;
      continue;
    }
    bare = 0;
    const row = lineRow(folded, [...cellsFrom(folded, start, start + line[0].length)]);
    if (row) rows.push(row);
  }
  return rows;
}

function lineRow(folded: string, cells: readonly Span[]): Row | null {
  const words = cells.map((cell) => folded.slice(cell.start, Math.min(cell.end, cell.start + 40)));
  if (cells.length < 2 || words.every((word) => /^[-: ]+$/u.test(word))) return null;
  const own = words.findIndex((word) => /^\d{1,3}$/u.test(word));
  if (own === 0 || own === 1) return { number: words[own] as string, cells: cells.filter((_, i) => i > own) };
  const at = words.findIndex((word) => marked.test(word));
  if (at < 0) return { number: "", cells };
  const [mark, number] = marked.exec(words[at] as string) as unknown as [string, string];
  const text = cells[at] as Span;
  return { number, cells: [{ start: text.start + mark.length, end: text.end }, ...cells.slice(at + 1)] };
}

/** A row in each line, whose last cell alone is sure: a blank may part cells or words. */
function tightRows(folded: string, table: TableHead): Row[] {
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
