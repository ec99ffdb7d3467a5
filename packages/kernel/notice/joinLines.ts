import { type CutText, cutOut } from "./cutText.ts";
import type { Span } from "./Notice.ts";

/** How a line that opens a paragraph begins. */
export const paragraphHead =
  /^(?:[\s　]{2,}|第[一二三四五六七八九十百\d]{1,4}[章节条]|[（(]?[一二三四五六七八九十]{1,4}[、.．）)]|[（(]?\d{1,3}[、.．）)](?!\d)|[①-⑳]|[-—]{2}|附件|[（(【〔[]?(?:责任|牵头|配合|完成)[\u4e00-\u9fff]{2}[:：])/u;

/**
 * Joins lines that were broken at a fixed width, as in old text files and copies from PDF: a line as wide as the
 * widest goes on in the next one, unless that opens a paragraph. A text with paragraphs as lines stays as it is.
 */
export function joinLines(source: string): CutText {
  const lines = source.split("\n");
  const isFull = fullLine(lines);
  if (isFull === null) return cutOut(source, []);
  const feeds: Span[] = [];
  let at = 0;
  lines.forEach((line, i) => {
    const next = lines[i + 1];
    const end = at + line.length;
    const goesOn =
      next !== undefined && isFull(line) && next.trim() !== "" && !paragraphHead.test(next) && !isBreak(line, next);
    if (goesOn) feeds.push({ start: at + line.trimEnd().length, end: end + 1 });
    at = end + 1;
  });
  return cutOut(source, feeds);
}

/** Whether the lines of a text were broken at a fixed width. */
export const isWrapped = (source: string): boolean => fullLine(source.split("\n")) !== null;

/** A short sentence that ends with its full line is likely the end of a paragraph. */
const isBreak = (line: string, next: string): boolean => /[。：:]\s*$/u.test(line) && /^[\s　]/u.test(next);

/** Columns of a line as printed: a Chinese character takes two. */
function widthOf(line: string): number {
  let width = 0;
  const text = line.trimEnd();
  for (let i = 0; i < text.length; i++) width += text.charCodeAt(i) > 0x2e7f ? 2 : 1;
  return width;
}

/** Tells lines that were broken at a fixed width or count of characters; null where lines are paragraphs of every length. */
function fullLine(lines: readonly string[]): IsFull | null {
  const printed = lines.filter((line) => line.trim() !== "");
  if (printed.length < 8) return null;
  const [widest, most] = [widthOf, lengthOf].map((measure) => printed.map(measure).sort((a, b) => a - b)) as [
    number[],
    number[],
  ];
  return manyFull(printed, widest, most) ?? equalFull(printed, most);
}

type IsFull = (line: string) => boolean;

/** Lines that end neither with a stop nor with the name of a unit, as the fields under a task do. */
const broken = (lines: readonly string[]): string[] =>
  lines.filter(
    (line) => !/(?:[。：:；;！!]|局|委|办|厅|部|政府|会|院|中心|队|公司|单位|部门|街道|乡镇)\s*$/u.test(line),
  );

/** Most lines are about as wide as the widest. */
function manyFull(printed: readonly string[], widest: readonly number[], most: readonly number[]): IsFull | null {
  const at = Math.floor(printed.length * 0.9);
  const [width, length] = [widest[at] as number, most[at] as number];
  if (width < 24 || width > 200 || (widest.at(-1) as number) > width + 8) return null;
  const isFull: IsFull = (line) => widthOf(line) >= width - 4 || lengthOf(line) >= length;
  const full = printed.filter(isFull);
  const alike = Math.max(alikeShare(full.map(widthOf), 2), alikeShare(full.map(lengthOf), 1));
  const many = full.length >= printed.length * 0.35 && broken(full).length >= full.length * 0.6;
  return many && alike >= 0.6 ? isFull : null;
}

/** The share of the numbers that are no further than `near` from the commonest one: paragraphs differ, broken lines do not. */
function alikeShare(numbers: readonly number[], near: number): number {
  const counts = new Map<number, number>();
  for (const number of numbers) counts.set(number, (counts.get(number) ?? 0) + 1);
  const [common] = [...counts].reduce((a, b) => (b[1] > a[1] ? b : a), [0, 0]);
  return numbers.filter((number) => Math.abs(number - common) <= near).length / Math.max(1, numbers.length);
}

/** Several lines have just the length of the longest and break off: among many short lines, these are the full ones. */
function equalFull(printed: readonly string[], most: readonly number[]): IsFull | null {
  const longest = most.at(-1) as number;
  if (longest < 20 || longest > 80) return null;
  const isFull: IsFull = (line) => lengthOf(line) >= longest - 1;
  const full = printed.filter(isFull);
  return full.length >= 5 && broken(full).length >= full.length * 0.8 ? isFull : null;
}

const lengthOf = (line: string): number => line.trimEnd().length;
