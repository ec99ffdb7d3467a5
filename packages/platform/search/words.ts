import { Jieba } from "@node-rs/jieba";
import { simplified } from "@wuxing/kernel/text";
import { commonWords } from "./dictionary.ts";

let jieba: Jieba | undefined;

/** The dictionary is loaded at the first use: it takes a moment and some megabytes. */
function segmenter(): Jieba {
  jieba ??= Jieba.withDict(commonWords());
  return jieba;
}

const isWord = /[\p{L}\p{N}]/u;
const longest = 40;
/** In simplified characters, as the dictionary is: whoever asks in traditional ones finds the same, and so is what is written in them found. */
const plain = (text: string): string => simplified(text.normalize("NFKC").toLowerCase());

/**
 * The words under which a text is found, each once. Dictionary words only (no guessed ones), so that a word cut from
 * a query is cut from the text in the same way; what the dictionary does not know falls into single characters.
 */
export const wordsOf = (text: string): string[] => [
  ...new Set(
    segmenter()
      .cutForSearch(plain(text), false)
      .filter((word) => isWord.test(word) && word.length <= longest),
  ),
];

/** The words that a query asks for, at most twelve. */
export const queryWords = (query: string): string[] =>
  [
    ...new Set(
      segmenter()
        .cut(plain(query), false)
        .filter((word) => isWord.test(word) && word.length <= longest),
    ),
  ].slice(0, 12);

/** A tsquery that asks for all of these words. */
export const allOf = (words: readonly string[]): string =>
  words.map((word) => `'${word.replaceAll("\\", "\\\\").replaceAll("'", "''")}'`).join(" & ");
