import { allOf, queryWords } from "@wuxing/platform/search";
import { beginning, isShort } from "./foundBy.ts";

const oneSound = /^[a-z]+$/u;

/**
 * The tsquery that asks for what was typed: all of its words, and letters as the beginning of how something sounds.
 * Undefined where nothing was typed that can be found.
 */
export function searchOf(typed: string): string | undefined {
  const words = queryWords(typed);
  if (words.length === 0) return undefined;
  const sounds = words.filter((word) => oneSound.test(word));
  const others = words.filter((word) => !oneSound.test(word));
  return [...(others.length > 0 ? [allOf(others)] : []), ...sounds.map(soundQuery)].join(" & ");
}

const soundQuery = (sound: string): string => (isShort(sound) ? allOf([beginning(sound)]) : `'${sound}':*`);
