import { inflateSync } from "node:zlib";

/** A black module or a line of text as a page of a PDF has them. */
export interface ReadPage {
  readonly texts: readonly string[];
  /** Filled rectangles, as the code is drawn. */
  readonly boxes: readonly { readonly x: number; readonly y: number; readonly side: number }[];
}

/** Reads the pages of a PDF back: its texts by the map that its font brings, and what is filled. For files of pdfkit alone. */
export function readPdf(bytes: Uint8Array): readonly ReadPage[] {
  const file = Buffer.from(bytes).toString("latin1");
  const streams = [...file.matchAll(/<<[^>]*?\/FlateDecode[^>]*?>>\s*stream\n/gu)].map(({ index, 0: { length } }) => {
    const end = file.indexOf("\nendstream", index + length);
    return inflateSync(Buffer.from(file.slice(index + length, end), "latin1")).toString("latin1");
  });
  const signs = new Map(streams.filter((text) => text.includes("beginbfrange")).flatMap(signsOf));
  return streams
    .filter((text) => /^(?:q\n)?1 0 0 -1 0 /u.test(text))
    .map((text) => ({ texts: textsOf(text, signs), boxes: boxesOf(text) }));
}

/** What each glyph stands for (the ToUnicode map). */
const signsOf = (map: string): [string, string][] =>
  [...map.matchAll(/<(\w{4})> <\w{4}> \[([^\]]*)\]/gu)].flatMap(([, first = "", list = ""]) =>
    [...list.matchAll(/<([\w ]*)>/gu)].map(([, code = ""], i): [string, string] => [
      (Number.parseInt(first, 16) + i).toString(16).padStart(4, "0"),
      Buffer.from(code.replaceAll(" ", ""), "hex").swap16().toString("utf16le"),
    ]),
  );

const textsOf = (page: string, signs: ReadonlyMap<string, string>): string[] =>
  [...page.matchAll(/\[([^\]]*)\] TJ/gu)].map(([, shown = ""]) =>
    [...shown.matchAll(/<(\w*)>/gu)]
      .flatMap(([, glyphs = ""]) => glyphs.match(/.{4}/gu) ?? [])
      .map((glyph) => signs.get(glyph) ?? "□")
      .join(""),
  );

const boxesOf = (page: string): ReadPage["boxes"] =>
  [...page.matchAll(/([\d.]+) ([\d.]+) ([\d.]+) \3 re/gu)].map(([, x, y, side]) => ({
    ...{ x: Number(x), y: Number(y), side: Number(side) },
  }));
