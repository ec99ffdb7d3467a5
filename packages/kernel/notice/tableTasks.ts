import type { Span } from "./Notice.ts";
import { cellsOf } from "./tableCells.ts";
import { findTableHeads, isUnits, type TableHead } from "./tableHead.ts";
import { type Row, readRows } from "./tableRows.ts";
import type { Task } from "./tasks.ts";
import { readUnits } from "./unitList.ts";
import type { UnitPhrase } from "./unitPhrases.ts";

/** What tables of tasks hold: the tasks, and where the tables stand. */
export interface TableTasks {
  readonly tasks: readonly Task[];
  readonly zones: readonly Span[];
}

/** A text with more heads of no table than this has none: each costs a look at what follows. */
const mostVain = 20;

/**
 * Reads tables with a head such as `序号 | 任务 | 责任单位 | 时限`, whose cells stand on lines of their own, between tabs, bars
 * or wide blanks, or in one line parted by blanks. A table needs two rows that name units to count as one of tasks.
 */
export function findTableTasks(folded: string): TableTasks {
  const all: { tasks: Task[]; zones: Span[] } = { tasks: [], zones: [] };
  let vain = 0;
  for (const table of findTableHeads(folded)) {
    if (vain > mostVain) break;
    if (table.start < (all.zones.at(-1)?.end ?? 0)) continue;
    const rows = readRows(folded, table);
    const tasksOf = (some: readonly Row[]): Task[] =>
      some.map((row) => taskOf(folded, table, row)).filter((task) => task !== null);
    if (!isOfTasks(tasksOf(rows.slice(0, 20)))) {
      vain++;
      continue;
    }
    const tasks = tasksOf(rows);
    all.tasks.push(...tasks);
    all.zones.push({ start: table.start, end: rows.at(-1)?.cells.at(-1)?.end ?? table.rowsFrom });
  }
  return all;
}

/** Whether the first rows of a table name units: two of them, and half of them all. */
function isOfTasks(tasks: readonly Task[]): boolean {
  const named = tasks.filter((task) => task.phrases.length > 0).length;
  return named >= 2 && named * 2 >= tasks.length;
}

function taskOf(folded: string, table: TableHead, row: Row): Task | null {
  const columns = table.columns.filter((column) => column !== "number");
  const cells = cellsOf(folded, row.cells, table.layout === "tight" ? ["text", ...columns.slice(-1)] : columns);
  const phrases: UnitPhrase[] = [];
  for (const cell of cells) {
    if (cell.column === null || !isUnits(cell.column)) continue;
    const { units } = readUnits(folded, cell.start, cell.end, cell.column);
    if (units.some((unit) => unit.likely))
      phrases.push({ start: cell.start, end: cell.end, units, guessed: false, aside: false });
  }
  const start = cells.find((cell) => cell.column === "text")?.start;
  if (start === undefined) return null;
  const end = cells.reduce((last, cell) => (cell.column === null ? last : Math.max(last, cell.end)), start);
  const dueCells = cells.filter((cell) => cell.column === "due");
  return { provision: null, marker: row.number, body: { start, end }, phrases, dueCells };
}
