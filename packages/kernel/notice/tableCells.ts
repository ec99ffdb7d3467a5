import type { Span } from "./Notice.ts";
import { type Column, isUnits } from "./tableHead.ts";
import { readUnits } from "./unitList.ts";

/** A cell with its column; null for one of no column, such as a heading that spans the next rows. */
export interface Cell extends Span {
  readonly column: Column | null;
}

/**
 * Each cell of a row with its column. Rows lack cells (merged ones are printed once) and have more (a list of units on
 * lines of its own), so the likeliest way to read them in order is taken.
 */
export function cellsOf(folded: string, cells: readonly Span[], columns: readonly Column[]): Cell[] {
  const likes = cells.map((cell) => likeness(folded, cell));
  if (fitInPlace(likes, columns)) return cells.map((cell, i) => ({ ...cell, column: columns[i] as Column }));
  /** best[c]: the best reading of the cells so far that ends in column c; the last place: none yet. */
  let best: Reading[] = columns.map(() => impossible);
  best.push({ score: 0, columns: [] });
  for (const like of likes)
    best = best.map((_, to) => {
      const dropped = best[to] as Reading;
      const drop: Reading = { score: dropped.score - 1, columns: [...dropped.columns, null] };
      return to === columns.length ? drop : bestOf(best, to, columns, like, drop);
    });
  const reading = best.reduce((a, b) => (b.score > a.score ? b : a));
  return cells.map((cell, i) => ({ ...cell, column: reading.columns[i] ?? null }));
}

/** Whether there is a cell for each column, with names where units are expected and times where times are. */
const fitInPlace = (likes: readonly Readonly<Record<Column, number>>[], columns: readonly Column[]): boolean =>
  likes.length === columns.length &&
  columns.every((column, i) => (!isUnits(column) && column !== "due") || (likes[i]?.[column] ?? 0) > 0);

interface Reading {
  readonly score: number;
  readonly columns: readonly (Column | null)[];
}

const impossible: Reading = { score: Number.NEGATIVE_INFINITY, columns: [] };

function bestOf(
  best: readonly Reading[],
  to: number,
  columns: readonly Column[],
  like: Readonly<Record<Column, number>>,
  drop: Reading,
): Reading {
  const column = columns[to] as Column;
  let found = drop;
  best.forEach((before, from) => {
    const score = before.score + step(from, to, columns) + like[column];
    if (score > found.score) found = { score, columns: [...before.columns, column] };
  });
  return found;
}

/** What it costs to go from a column to the next cell's: nothing to the next one, most back to the row's text, or to have none. */
function step(from: number, to: number, columns: readonly Column[]): number {
  if (from === columns.length && to > columns.lastIndexOf("text")) return -6;
  const start = from === columns.length ? -1 : from;
  if (to === start) return isUnits(columns[to] as Column) ? -0.2 : -0.5;
  if (to > start) return -0.5 * (to - start - 1);
  return columns[to] === "text" ? -4 : Number.NEGATIVE_INFINITY;
}

const timely = /\d|[年月日]|季度|半年|长期|持续|全年|常态|立即|及时|即时|适时|完成/u;

/** How well a cell fits each kind of column. */
function likeness(folded: string, cell: Span): Record<Column, number> {
  const words = folded.slice(cell.start, Math.min(cell.end, cell.start + 600));
  const { units, spare } = readUnits(folded, cell.start, cell.end, "responsible");
  const unitLike = units.length > 0 && units.every((unit) => unit.likely) && spare === 0 && !words.includes("。");
  const short = words.length <= 12;
  const ofUnits = unitLike ? 4 : short ? -1 : -6;
  return {
    number: -3,
    text: unitLike && short ? -2 : Math.min(3, words.length / 8),
    due: words.length <= 40 && timely.test(words) && !unitLike ? 3 : short ? -1 : -4,
    other: words.length <= 20 ? 0 : -1,
    lead: ofUnits,
    responsible: ofUnits,
    support: ofUnits,
  };
}
