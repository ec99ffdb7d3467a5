import { strFromU8, unzipSync } from "fflate";
import { decodeEntities } from "./entities.ts";
import { NoticeUnreadable } from "./NoticeUnreadable.ts";

const largestPart = 40 * 1024 * 1024;

/**
 * The text of a Word document: a line for each paragraph, a tab between cells, a line for each row of a table. Deleted
 * and hidden field text is left out. Throws NoticeUnreadable (brokenDocx, tooLarge for a part that unpacks to over 40 MB).
 */
export function docxText(bytes: Uint8Array): string {
  const xml = documentXml(bytes);
  const lines: string[] = [];
  let line = "";
  let row: string[] | null = null;
  let cell: string[] = [];
  let hidden = 0;
  const endParagraph = (): void => {
    if (row) cell.push(line);
    else lines.push(line);
    line = "";
  };
  for (const match of xml.matchAll(
    /<(?<end>\/?)w:(?<tag>t|tab|br|cr|p|tr|tc|del|instrText|noBreakHyphen)(?=[\s/>])[^>]*?(?<empty>\/?)>(?<text>[^<]*)/gu,
  )) {
    const { end, tag, empty, text = "" } = match.groups ?? {};
    if (tag === "del" || tag === "instrText") hidden += end ? -1 : empty ? 0 : 1;
    else if (tag === "t" && !end && !empty && hidden === 0) line += decodeEntities(text);
    else if (tag === "tab" && !end) line += "\t";
    else if ((tag === "br" || tag === "cr") && !end) line += "\n";
    else if (tag === "noBreakHyphen" && !end) line += "-";
    else if (tag === "p" && (end || empty)) endParagraph();
    else if (tag === "tr" && !end && !empty) row ??= [];
    else if (tag === "tc" && end && row)
      row.push(
        cell
          .filter((part) => part.trim() !== "")
          .join(" ")
          .replace(/\s+/gu, " "),
      );
    else if (tag === "tr" && end && row) {
      lines.push(row.join("\t"));
      row = null;
    }
    if (tag === "tc") cell = [];
  }
  if (line) lines.push(line);
  return lines.join("\n");
}

function documentXml(bytes: Uint8Array): string {
  let tooLarge = false;
  let parts: Record<string, Uint8Array>;
  try {
    parts = unzipSync(bytes, {
      filter: (file) => {
        if (file.name !== "word/document.xml") return false;
        tooLarge =
          file.originalSize > largestPart ||
          (file.size > 0 && file.originalSize / file.size > 500 && file.originalSize > 1 << 20);
        return !tooLarge;
      },
    });
  } catch {
    throw new NoticeUnreadable("brokenDocx");
  }
  if (tooLarge) throw new NoticeUnreadable("tooLarge");
  const part = parts["word/document.xml"];
  if (!part) throw new NoticeUnreadable("brokenDocx");
  return strFromU8(part);
}
