import type { Item } from "@wuxing/platform/items";
import { wordsOf } from "@wuxing/platform/search";

/** By what an item is found: kept beside its version when that is written, so that no search has to spell Chinese. */
export interface FoundBy {
  /** First letters of the name's syllables. */
  readonly letters: string;
  readonly lexemes: readonly string[];
}

const longestSound = 40;

/** Words of the name and its synonyms, and from each syllable on how they sound, by first letters and in full. */
export async function foundBy({
  name,
  synonyms,
  office,
}: Pick<Item, "name" | "synonyms" | "office">): Promise<FoundBy> {
  // Its dictionaries weigh some megabytes, which only whoever writes an item needs.
  const { pinyin } = await import("pinyin-pro");
  const spell = (text: string): string[] =>
    pinyin(text, { toneType: "none", type: "array", nonZh: "removed", v: true }).filter((one) => /^[a-z]+$/.test(one));
  const spoken = [name.zh, ...synonyms].map(spell);
  const sounds = spoken.flatMap((syllables) =>
    syllables.flatMap((_, from) => {
      const rest = syllables.slice(from);
      return [rest.map((one) => one.charAt(0)).join(""), rest.join("")].map((one) => one.slice(0, longestSound));
    }),
  );
  const words = wordsOf([name.zh, name.en, office?.zh ?? "", ...synonyms].join(" "));
  return {
    letters: (spoken[0] ?? []).map((one) => one.charAt(0)).join(""),
    lexemes: [...new Set([...words, ...sounds])].sort(),
  };
}
