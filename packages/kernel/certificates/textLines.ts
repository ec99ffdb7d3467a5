/** How wide a sign is, in its own size. Never narrower than the fonts that draw it, so that what fits here fits there. */
function widthOfSign(sign: string): number {
  if (/[ -~]/u.test(sign)) {
    if (/[MWmw@%]/u.test(sign)) return 0.95;
    if (/[A-Z&]/u.test(sign)) return 0.76;
    if (/[ .,:;'|!iljI()[\]]/u.test(sign)) return 0.4;
    return 0.62;
  }
  return 1;
}

/** How wide a line of text is at a size, at most. */
export const widthOf = (text: string, size: number): number =>
  [...text].reduce((sum, sign) => sum + widthOfSign(sign), 0) * size;

/** Signs that begin no line (GB/T 15834). */
const notFirst = /^[，。、；：？！）》】”’%.,;:!?)\]]/u;

/** What is not taken apart: a word or a number with what follows it, else one sign. */
const pieces = (text: string): readonly string[] => text.match(/[A-Za-z0-9.'’/()_-]+ ?|./gsu) ?? [];

/** Text in lines of a width; a word that alone is wider is cut. Empty text has no line. */
export function textLines(text: string, size: number, width: number): readonly string[] {
  const lines: string[] = [];
  let line = "";
  const put = (piece: string): void => {
    if (line === "" || widthOf(line + piece.trimEnd(), size) <= width || notFirst.test(piece)) line += piece;
    else {
      lines.push(line.trimEnd());
      line = piece.trimStart();
    }
  };
  for (const part of text.split("\n")) {
    for (const piece of pieces(part))
      if (widthOf(piece.trimEnd(), size) > width) for (const sign of piece) put(sign);
      else put(piece);
    if (line.trim() !== "") lines.push(line.trimEnd());
    line = "";
  }
  return lines;
}
