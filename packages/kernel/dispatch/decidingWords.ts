import type { Message } from "./Message.ts";

const mostWords = 5;
/** A word that says less than this share of the strongest one decided nothing. */
const leastSay = 0.15;
/** Words of raw text are looked for around so many of its most telling characters: to cut all of it takes longer than the rest. */
const mostPlaces = 32;

const segmenter = new Intl.Segmenter("zh", { granularity: "word" });

/** A word of the bare text: from `at` for `length` characters. */
interface Span {
  readonly at: number;
  readonly length: number;
}

/** The words of a message that say most, given its bare text and what is said at each character; the strongest first. */
export function decidingWords(message: Message, text: string, says: Float64Array): string[] {
  const words = new Map<string, number>();
  for (const { at, length } of message.tokens === undefined ? wordsAround(text, says) : cutWords(message.tokens)) {
    const word = text.slice(at, at + length);
    if (!/\p{L}/u.test(word)) continue;
    let sum = words.get(word) ?? 0;
    for (let k = at; k < at + length; k++) sum += says[k] as number;
    words.set(word, sum);
  }
  const ranked = [...words].sort((a, b) => b[1] - a[1]).slice(0, mostWords);
  const least = (ranked[0]?.[1] ?? 0) * leastSay;
  return ranked.filter(([, said]) => said > 0 && said >= least).map(([word]) => word);
}

/** The words as they were cut. */
function cutWords(tokens: string): Span[] {
  let at = 0;
  return tokens.split(/\s+/u).map((word) => {
    const span = { at, length: word.length };
    at += word.length;
    return span;
  });
}

/** Words as the language's dictionary cuts them, those that hold the most telling characters. */
function wordsAround(text: string, says: Float64Array): Span[] {
  const segments = segmenter.segment(text);
  const places = [...says.keys()].sort((a, b) => (says[b] as number) - (says[a] as number)).slice(0, mostPlaces);
  const spans = new Map<number, Span>();
  for (const place of places) {
    const word = segments.containing(place);
    if (word) spans.set(word.index, { at: word.index, length: word.segment.length });
  }
  return [...spans.values()];
}
