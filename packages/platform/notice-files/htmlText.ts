import { decodeEntities } from "./entities.ts";

/** Whether a text is a web page or a piece of one. */
export const looksLikeHtml = (text: string): boolean =>
  /^\s*(?:<!doctype html|<html|<\?xml[^>]*>\s*<html)/iu.test(text) ||
  (text.match(/<\/?(?:p|div|br|span|td|table|h[1-6])(?:\s[^<>]{0,400})?\/?>/giu)?.length ?? 0) >= 3;

/** The text of a web page: a line for each block, a tab between cells; scripts, styles and comments left out. */
export function htmlText(html: string): string {
  const visible = withoutHidden(html);
  const cells = visible
    .replace(/<\/t[dh]\s*>/giu, "\t")
    .replace(
      /<(?:br|hr|\/?(?:p|div|h[1-6]|li|ul|ol|tr|table|section|article|header|footer|nav|title|center|blockquote|dd|dt|form))(?:\s[^<>]{0,4000})?\/?>/giu,
      "\n",
    )
    .replace(/<[a-zA-Z/!?][^<>]{0,8000}>/gu, "");
  return decodeEntities(cells)
    .split("\n")
    .map((line) => line.replace(/[ \u00a0]+/gu, " ").trimEnd())
    .join("\n")
    .replace(/\n{3,}/gu, "\n\n");
}

/** Cuts comments and the elements whose text nobody sees. Walks by indexOf: an unclosed one costs one look, not many. */
function withoutHidden(html: string): string {
  const lower = html.toLowerCase();
  const kept: string[] = [];
  let from = 0;
  for (const match of lower.matchAll(/<(?:!--|(script|style|noscript|template|svg)(?=[\s>/]))/gu)) {
    if (match.index < from) continue;
    const close = match[1] ? `</${match[1]}` : "-->";
    const end = lower.indexOf(close, match.index);
    if (end < 0) {
      if (match[1]) break;
      continue;
    }
    kept.push(html.slice(from, match.index));
    const after = match[1] ? lower.indexOf(">", end) : end + 2;
    from = after < 0 ? html.length : after + 1;
  }
  kept.push(html.slice(from));
  return kept.join(" ");
}
