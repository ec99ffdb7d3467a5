import { isField } from "./closing.ts";
import { type CutText, cutOut } from "./cutText.ts";
import { isWrapped, paragraphHead } from "./joinLines.ts";
import type { Span } from "./Notice.ts";

const pageNumber =
  /^[ \t　]*(?:[-—–－·]{1,3}[ 　]*[\d０-９]{1,4}[ 　]*[-—–－·]{1,3}|第?[ 　]*[\d０-９]{1,4}[ 　]*[页頁](?:[ 　]*[,，/／共]{0,2}[ 　]*[\d０-９]{1,4}[ 　]*[页頁])?|[Pp]age[ 　]*\d{1,4}(?:[ 　]*(?:of|\/)[ 　]*\d{1,4})?)[ \t　\r]*$/u;

/** Cuts out lines that are only the number of a page, with the break they make inside a sentence. */
export function dropPageNumbers(source: string): CutText {
  const lines = source.split("\n");
  const wrapped = isWrapped(source);
  const cuts: Span[] = [];
  let at = 0;
  let before = "";
  lines.forEach((line, i) => {
    const end = Math.min(at + line.length + 1, source.length);
    if (line.length < 40 && pageNumber.test(line) && at > 0) {
      const next = lines.slice(i + 1, i + 4).find((below) => below.trim() !== "") ?? "";
      const last = cuts.at(-1);
      // In wrapped lines all breaks are mended alike; else the line before loses its feed where its sentence goes on.
      const start = Math.max(!wrapped && goesOn(before, next) ? at - 1 : at, last?.end ?? 0);
      if (last && last.end >= start) cuts[cuts.length - 1] = { start: last.start, end };
      else cuts.push({ start, end });
    } else if (line.trim() !== "") before = line.trimEnd();
    at += line.length + 1;
  });
  return cutOut(source, cuts);
}

/** Whether a line breaks off at a page's end: after a comma, or as a long line without a stop. */
function goesOn(line: string, next: string): boolean {
  if (next === "" || paragraphHead.test(next)) return false;
  return /[、，,]$/u.test(line) || (line.length >= 30 && !isField(line) && /[\u4e00-\u9fff\d]$/u.test(line));
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

/** Without its tone, and followed by a blank. A word of Latin letters in brackets looks alike, but is not so frequent. */
const plainGloss = /(?<=[\u4e00-\u9fff])[(（][a-zü]{1,6}[)）] ?/gu;
const manyGlosses = 12;

/** Cuts out the pinyin that some pages print after characters (`發(fā)改委`). */
export function dropGlosses(source: string): CutText {
  const toned = [...source.matchAll(gloss)];
  const plain = [...source.matchAll(plainGloss)];
  const found = toned.length === 0 && plain.length >= manyGlosses ? plain : toned;
  return cutOut(
    source,
    found.map((match) => ({ start: match.index, end: match.index + match[0].length })),
  );
}
