import { inflateSync } from "node:zlib";

/** A black module or a line of text as a page of a PDF has them. */
export interface ReadPage {
  readonly texts: readonly string[];
  /** Filled rectangles, as the code is drawn. */
  readonly boxes: readonly { readonly x: number; readonly y: number; readonly side: number }[];
}

/** Reads the pages of a PDF back: its texts by the maps that its fonts bring, and what is filled. For files of pdfkit alone. */
export function readPdf(bytes: Uint8Array): readonly ReadPage[] {
  const file = Buffer.from(bytes).toString("latin1");
  const streams = new Map(
    [...file.matchAll(/(\d+) 0 obj\n<<[^>]*?\/FlateDecode[^>]*?>>\s*stream\n/gu)].map(
      ({ index, 0: head, 1: id = "" }) => {
        const end = file.indexOf("\nendstream", index + head.length);
        return [
          id,
          inflateSync(Buffer.from(file.slice(index + head.length, end), "latin1")).toString("latin1"),
        ] as const;
      },
    ),
  );
  const maps = new Map(
    [...file.matchAll(/(\d+) 0 obj\n<<\n\/Type \/Font\n\/Subtype \/Type0[^>]*\/ToUnicode (\d+) 0 R/gu)].map(
      ([, font = "", map = ""]) => [font, new Map(signsOf(streams.get(map) ?? ""))] as const,
    ),
  );
  const fonts: Fonts = new Map(
    [...file.matchAll(/\/(F\d+) (\d+) 0 R/gu)].map(([, name = "", id = ""]) => [name, maps.get(id) ?? new Map()]),
  );
  return [...streams.values()]
    .filter((text) => /^(?:q\n)?1 0 0 -1 0 /u.test(text))
    .map((text) => ({ texts: textsOf(text, fonts), boxes: boxesOf(text) }));
}

/** Of each font, by its name on the pages, what its glyphs stand for. */
type Fonts = ReadonlyMap<string, ReadonlyMap<string, string>>;

/** What each glyph stands for (the ToUnicode map). */
const signsOf = (map: string): [string, string][] =>
  [...map.matchAll(/<(\w{4})> <\w{4}> \[([^\]]*)\]/gu)].flatMap(([, first = "", list = ""]) =>
    [...list.matchAll(/<([\w ]*)>/gu)].map(([, code = ""], i): [string, string] => [
      (Number.parseInt(first, 16) + i).toString(16).padStart(4, "0"),
      Buffer.from(code.replaceAll(" ", ""), "hex").swap16().toString("utf16le"),
    ]),
  );

const textsOf = (page: string, fonts: Fonts): string[] =>
  [...page.matchAll(/\/(F\d+) [\d.]+ Tf\n\[([^\]]*)\] TJ/gu)].map(([, font = "", shown = ""]) =>
    [...shown.matchAll(/<(\w*)>/gu)]
      .flatMap(([, glyphs = ""]) => glyphs.match(/.{4}/gu) ?? [])
      .map((glyph) => fonts.get(font)?.get(glyph) ?? "□")
      .join(""),
  );

const boxesOf = (page: string): ReadPage["boxes"] =>
  [...page.matchAll(/([\d.]+) ([\d.]+) ([\d.]+) \3 re/gu)].map(([, x, y, side]) => ({
    ...{ x: Number(x), y: Number(y), side: Number(side) },
  }));
