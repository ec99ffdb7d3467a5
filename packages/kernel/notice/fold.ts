import { traditionalCharacters } from "@wuxing/kernel/text";

const punctuation =
  '（(）)［[］]【[】]﹝〔﹞〕｛(｝)：:∶:︰:﹕:，,﹐,；;﹔;！!﹗!？?﹖?．.﹒.％%﹪%｡。､、﹑、「“」”『“』”＂"／/－-–-―-—-～-〜-~-＋+　 \u00a0 \u3000 \u200b \ufeff ' +
  "〈《〉》０0１1２2３3４4５5６6７7８8９9○〇０0";

const table = new Map<number, string>();
for (const pairs of [traditionalCharacters, punctuation])
  for (let i = 0; i + 1 < pairs.length; i += 2) table.set(pairs.charCodeAt(i), pairs.charAt(i + 1));
for (const space of ["\t", "\u2002", "\u2003", "\u2009", "\u202f"]) table.set(space.charCodeAt(0), " ");
for (const feed of ["\f", "\v", "\u0085", "\u2028", "\u2029"]) table.set(feed.charCodeAt(0), "\n");

/**
 * The text as the rules want to see it: traditional characters as simplified ones, full-width
 * punctuation and digits as half-width ones, every kind of blank as a space, every line end as one `\n`.
 * Has exactly the length of the source, so an offset in the one is an offset in the other.
 */
export function fold(source: string): string {
  const parts: string[] = [];
  for (let from = 0; from < source.length; from += 8192) {
    let part = "";
    const to = Math.min(source.length, from + 8192);
    for (let i = from; i < to; i++) {
      const code = source.charCodeAt(i);
      if (code === 13) part += source.charCodeAt(i + 1) === 10 ? " " : "\n";
      else part += table.get(code) ?? source.charAt(i);
    }
    parts.push(part);
  }
  return parts.join("");
}
