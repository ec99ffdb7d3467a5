import { type Run, runsOf, wanting } from "./runsOf.ts";

/** What is used of a font that pdfkit has opened; it does not name it among its types. */
interface Opened {
  readonly _font: { readonly font: { readonly hasGlyphForCodePoint: (sign: number) => boolean } };
}
type Pdf = PDFKit.PDFDocument;

/** The fonts of a copy, each opened when the ones before it lack a sign; of each the PDF holds the signs that it draws. */
export class CopyFonts {
  readonly #pdf: Pdf;
  readonly #sources: readonly string[];
  readonly #opened = new Map<number, Opened["_font"]["font"]>();
  #missing = new Set<string>();

  /** `sources`: paths of fonts; of a collection with the name of one in it: `path#NotoSansCJKsc-Regular`. */
  constructor(pdf: Pdf, sources: readonly string[]) {
    this.#pdf = pdf;
    this.#sources = sources;
  }

  /** Draws a line of text of the document's size and colour from its baseline. */
  draw(text: string, anchor: "start" | "middle" | "end", x: number, y: number): void {
    const { runs, missing } = runsOf(text, this.#sources.length, (font, sign) => this.#has(font, sign));
    for (const sign of missing) this.#missing.add(sign);
    const widths = runs.map((run) => this.#width(run));
    const width = widths.reduce((sum, one) => sum + one, 0);
    let from = anchor === "start" ? x : anchor === "end" ? x - width : x - width / 2;
    for (const [i, { font, text: part }] of runs.entries()) {
      this.#use(font);
      this.#pdf.text(part, from, y, { lineBreak: false, baseline: "alphabetic" });
      from += widths[i] ?? 0;
    }
  }

  /** What was marked since this was asked last, in words; undefined where nothing was. */
  takeMissing(): string | undefined {
    const signs = [...this.#missing].map((sign) => `U+${(sign.codePointAt(0) ?? 0).toString(16).toUpperCase()}`);
    this.#missing = new Set();
    if (signs.length === 0) return undefined;
    const [zh, en] = [signs.join("、"), signs.join(", ")];
    return `${wanting} 代替印不出的字 ${zh}，以电子证照为准。 ${wanting} stands for ${en}, which cannot be printed here; the electronic certificate is right.`;
  }

  #width({ font, text }: Run): number {
    this.#use(font);
    return this.#pdf.widthOfString(text);
  }

  #has(font: number, sign: string): boolean {
    this.#use(font);
    return this.#opened.get(font)?.hasGlyphForCodePoint(sign.codePointAt(0) ?? 0) ?? false;
  }

  #use(font: number): void {
    const [path = "", name] = this.#sources[font]?.split("#") ?? [];
    if (!this.#opened.has(font)) this.#pdf.registerFont(`copy${font}`, path, name);
    this.#pdf.font(`copy${font}`);
    if (!this.#opened.has(font)) this.#opened.set(font, (this.#pdf as unknown as Opened)._font.font);
  }
}
