import type { Item } from "@wuxing/platform/items";
import { wordsOf } from "@wuxing/platform/search";

/** By what an item is found: kept beside its version when that is written, so that no search has to spell Chinese. */
export interface FoundBy {
  /** First letters of the name's syllables. */
  readonly letters: string;
  readonly lexemes: readonly string[];
}

const longestSound = 40;

type Found = Pick<Item, "name" | "synonyms" | "office">;

/**
 * Words of the name and its synonyms, and from each syllable on how they sound, by first letters and in full; for each item
 * in turn. What is called the same is spelt once.
 */
export async function foundBy(items: readonly Found[]): Promise<readonly FoundBy[]> {
  // Its dictionaries weigh some megabytes, which only whoever writes an item needs.
  const { pinyin } = await import("pinyin-pro");
  const spell = (text: string): string[] =>
    pinyin(text, { toneType: "none", type: "array", nonZh: "removed", v: true }).filter((one) => /^[a-z]+$/.test(one));
  const spelt = new Map<string, FoundBy>();
  return items.map(({ name, synonyms, office }) => {
    const said = [name.zh, name.en, ...synonyms].join(" ");
    const known = spelt.get(said) ?? called(said, [name.zh, ...synonyms].map(spell));
    spelt.set(said, known);
    const words = office ? wordsOf(office.zh) : [];
    return { letters: known.letters, lexemes: [...new Set([...known.lexemes, ...words])] };
  });
}

function called(said: string, spoken: readonly (readonly string[])[]): FoundBy {
  const sounds = spoken.flatMap((syllables) =>
    syllables.flatMap((_, from) => {
      const rest = syllables.slice(from);
      return [rest.map((one) => one.charAt(0)).join(""), rest.join("")].map((one) => one.slice(0, longestSound));
    }),
  );
  const letters = (spoken[0] ?? []).map((one) => one.charAt(0)).join("");
  const lexemes = [...wordsOf(said), ...sounds];
  return { letters, lexemes: [...lexemes, ...lexemes.filter((one) => /^[a-z]+$/u.test(one)).flatMap(beginnings)] };
}

/** So few letters are looked up whole: as a prefix they would gather thousands of sounds. */
const shortest = 3;

/** The lexeme for a sound's first letters. */
export const beginning = (letters: string): string => `^${letters}`;

const beginnings = (sound: string): string[] =>
  Array.from({ length: Math.min(shortest, sound.length) }, (_, at) => beginning(sound.slice(0, at + 1)));

/** Whether what was typed is looked up as a `beginning`. */
export const isShort = (typed: string): boolean => typed.length <= shortest;
