/** Part of a text that one font draws, by its place among several. */
export interface Run {
  readonly font: number;
  readonly text: string;
}

/** What stands for a sign that no font has (the printer's mark 〓 for a sort that is wanting). */
export const wanting = "〓";

/** Signs that only choose another form of the one before them: without a font for it the usual form stands. */
const selector = /^(?:[\uFE00-\uFE0F\u{E0100}-\u{E01EF}]|\u200C|\u200D)$/u;

/**
 * A text in the runs of the first font that has each sign; what none has is replaced by a mark and named in `missing`, so
 * that nothing of a name vanishes unseen.
 */
export function runsOf(
  text: string,
  fonts: number,
  has: (font: number, sign: string) => boolean,
): { readonly runs: readonly Run[]; readonly missing: readonly string[] } {
  const runs: { font: number; text: string }[] = [];
  const missing: string[] = [];
  for (const sign of text) {
    const font = Array.from({ length: fonts }, (_, i) => i).find((i) => has(i, sign));
    if (font === undefined && selector.test(sign)) continue;
    if (font === undefined) missing.push(sign);
    const last = runs.at(-1);
    if (last && last.font === (font ?? 0)) last.text += font === undefined ? wanting : sign;
    else runs.push({ font: font ?? 0, text: font === undefined ? wanting : sign });
  }
  return { runs, missing };
}
