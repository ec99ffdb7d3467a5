import { bareText, type Message } from "./Message.ts";

/** A word of a message's bare text: from `at` for `length` characters. */
export interface WordSpan {
  readonly at: number;
  readonly length: number;
}

const segmenter = new Intl.Segmenter("zh", { granularity: "word" });

/** The words of a message, where they stand in its bare text: as it was cut, else as the language's dictionary cuts it. */
export function wordSpans(message: Message): WordSpan[] {
  const words =
    message.tokens?.split(/\s+/u) ?? Array.from(segmenter.segment(bareText(message)), (part) => part.segment);
  let at = 0;
  return words.map((word) => {
    const span = { at, length: word.length };
    at += word.length;
    return span;
  });
}
