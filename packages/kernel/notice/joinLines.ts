import { type CutText, cutOut } from "./cutText.ts";
import type { Span } from "./Notice.ts";

const paragraphHead =
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
function fullLine(lines: readonly string[]): ((line: string) => boolean) | null {
  const printed = lines.filter((line) => line.trim() !== "");
  if (printed.length < 8) return null;
  const [widest, most] = [widthOf, lengthOf].map((measure) => printed.map(measure).sort((a, b) => a - b)) as [
    number[],
    number[],
  ];
  const at = Math.floor(printed.length * 0.9);
  const [width, length] = [widest[at] as number, most[at] as number];
  if (width < 24 || width > 200 || (widest.at(-1) as number) > width + 8) return null;
  const isFull = (line: string): boolean => widthOf(line) >= width - 4 || lengthOf(line) >= length;
  const full = printed.filter(isFull);
  const cut = full.filter((line) => !/[。：:；;！!]\s*$/u.test(line));
  return full.length >= printed.length * 0.35 && cut.length >= full.length * 0.6 ? isFull : null;
}

const lengthOf = (line: string): number => line.trimEnd().length;
