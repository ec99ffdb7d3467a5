import { strFromU8, unzipSync } from "fflate";
import { decodeEntities } from "./entities.ts";
import { NoticeUnreadable } from "./NoticeUnreadable.ts";

const largestPart = 40 * 1024 * 1024;

/**
 * The text of a Word document: a line for each paragraph, a tab between cells, a line for each row of a table. Deleted
 * and hidden field text is left out. Throws NoticeUnreadable (brokenDocx, tooLarge for a part that unpacks to over 40 MB).
 */
export function docxText(bytes: Uint8Array): string {
  const page = new Page();
  for (const match of documentXml(bytes).matchAll(tags)) {
    const { end, tag = "", empty, text = "" } = match.groups ?? {};
    if (end) page.close(tag);
    else {
      page.open(tag, text);
      if (empty) page.close(tag);
    }
  }
  return page.text();
}

const tags =
  /<(?<end>\/?)w:(?<tag>t|tab|br|cr|p|tr|tc|del|instrText|noBreakHyphen)(?=[\s/>])[^>]*?(?<empty>\/?)>(?<text>[^<]*)/gu;
const signs: Readonly<Record<string, string>> = { tab: "\t", br: "\n", cr: "\n", noBreakHyphen: "-" };

/** Gathers what the tags of a document say, in their order. */
class Page {
  private readonly lines: string[] = [];
  private line = "";
  private row: string[] | null = null;
  private cell: string[] = [];
  private hidden = 0;

  open(tag: string, text: string): void {
    if (tag === "del" || tag === "instrText") this.hidden++;
    else if (tag === "tr") this.row ??= [];
    else if (tag === "tc") this.cell = [];
    else if (this.hidden === 0) this.line += tag === "t" ? decodeEntities(text) : (signs[tag] ?? "");
  }

  close(tag: string): void {
    if (tag === "del" || tag === "instrText") this.hidden--;
    else if (tag === "p") {
      (this.row ? this.cell : this.lines).push(this.line);
      this.line = "";
    } else if (tag === "tc") this.row?.push(this.cell.join(" ").replace(/\s+/gu, " ").trim());
    else if (tag === "tr" && this.row) {
      this.lines.push(this.row.join("\t"));
      this.row = null;
    }
  }

  text(): string {
    return [...this.lines, this.line].join("\n").trimEnd();
  }
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
