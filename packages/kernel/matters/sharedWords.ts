import { type Rarity, weightOf } from "./Rarity.ts";
import type { Told } from "./Told.ts";
import { eachTerm, folded } from "./termsOf.ts";

const longest = 12;

/** The words of a text that another one holds too, the weightiest first, as runs of the text; at most so many. */
export function sharedWords(text: string, other: Told, rarity: Rarity, atMost = 3): string[] {
  const said = folded(text);
  const theirs = new Set(other.terms);
  const runs: { from: number; to: number; weight: number }[] = [];
  eachTerm(said, (hash, at, length) => {
    if (!theirs.has(hash)) return;
    const [last, weight] = [runs.at(-1), weightOf(rarity, hash)];
    if (last && at < last.to && at + length - last.from <= longest) {
      last.to = at + length;
      last.weight += weight;
    } else runs.push({ from: at, to: at + length, weight });
  });
  const words = runs.sort((a, b) => b.weight - a.weight).map(({ from, to }) => said.slice(from, to));
  return [...new Set(words)].slice(0, atMost);
}
