import { type CutText, cutOut } from "./cutText.ts";
import type { Span } from "./Notice.ts";

const pageNumber =
  /^[ \t　]*(?:[-—–－·]{1,3}[ 　]*[\d０-９]{1,4}[ 　]*[-—–－·]{1,3}|第?[ 　]*[\d０-９]{1,4}[ 　]*[页頁](?:[ 　]*[,，/／共]{0,2}[ 　]*[\d０-９]{1,4}[ 　]*[页頁])?|[Pp]age[ 　]*\d{1,4}(?:[ 　]*(?:of|\/)[ 　]*\d{1,4})?)[ \t　\r]*$/u;

/** Cuts out lines that are only the number of a page, with the break they make inside a sentence. */
export function dropPageNumbers(source: string): CutText {
  const cuts: Span[] = [];
  let at = 0;
  let before = "";
  for (const line of source.split("\n")) {
    const end = at + line.length;
    if (line.length < 40 && pageNumber.test(line) && at > 0) {
      // A sentence that has not ended goes on after the page's end: the line before loses its feed too.
      const inside = /[^。；;：:！!？?）)】〕\]”\s]$/u.test(before);
      const start = inside ? at - 1 : at;
      const last = cuts.at(-1);
      const cut = { start: Math.max(start, last?.end ?? 0), end: Math.min(end + 1, source.length) };
      if (last && last.end >= cut.start) cuts[cuts.length - 1] = { start: last.start, end: cut.end };
      else cuts.push(cut);
    } else if (line.trim() !== "") before = line.slice(-12);
    at = end + 1;
  }
  return cutOut(source, cuts);
}

/**
 * Closes up a text whose characters stand apart, as some scans are printed. Blanks part names and cells elsewhere, so
 * this is only done where most neighbours stand apart.
 */
export function closeUpCharacters(source: string): CutText {
  const sample = source.slice(0, 20_000);
  const apart = sample.match(/[\u4e00-\u9fff，。、：；] (?=[\u4e00-\u9fff，。、：；])/gu)?.length ?? 0;
  const together = sample.match(/[\u4e00-\u9fff](?=[\u4e00-\u9fff])/gu)?.length ?? 0;
  if (apart < 30 || apart < together) return cutOut(source, []);
  const cuts: Span[] = [];
  for (const match of source.matchAll(/(?<=\S) (?=\S)/gu)) cuts.push({ start: match.index, end: match.index + 1 });
  return cutOut(source, cuts);
}

const gloss = /(?<=[\u4e00-\u9fff])[(（][a-zü]{0,4}[āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜńňǹ][a-z]{0,3}[)）]/gu;

/** Cuts out the pinyin that some pages print after characters (`發(fā)改委`). */
export function dropGlosses(source: string): CutText {
  return cutOut(
    source,
    [...source.matchAll(gloss)].map((match) => ({ start: match.index, end: match.index + match[0].length })),
  );
}
