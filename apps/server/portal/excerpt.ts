import { simplified } from "@wuxing/kernel/text";
import type { SearchView } from "../../web/portal/views.ts";

const before = 24;
const length = 90;

/**
 * A stretch of a text around the first of the words that stands in it, cut so that each hit is a part of its own. A word is
 * found in either script; the text stays as it was written.
 */
export function excerpt(text: string, wanted: readonly string[]): SearchView["results"][number]["excerpt"] {
  const words = wanted.map(simplified).sort((a, b) => b.length - a.length);
  const flat = text.replace(/\s+/gu, " ");
  const lower = simplified(flat).toLowerCase();
  const positions = words.map((word) => lower.indexOf(word)).filter((at) => at >= 0);
  const first = positions.length > 0 ? Math.min(...positions) : 0;
  const start = Math.max(0, first - before);
  const cut = flat.slice(start, start + length);
  const shown = `${start > 0 ? "…" : ""}${cut}${start + length < flat.length ? "…" : ""}`;
  if (words.length === 0) return [{ text: shown, hit: false }];
  const pattern = new RegExp(`(${words.map((word) => escaped(word)).join("|")})`, "giu");
  let at = 0;
  return simplified(shown)
    .split(pattern)
    .map((part, index) => {
      at += part.length;
      return { text: shown.slice(at - part.length, at), hit: index % 2 === 1 };
    })
    .filter((part) => part.text !== "");
}

const escaped = (word: string): string => word.replace(/[$()*+.?[\\\]^{|}]/gu, "\\$&");
