import { classifierOf, type Model } from "@wuxing/kernel/dispatch";
import { findTopic, suggestTopic, type Topic } from "../topics.ts";

/** A topic that a text may be about, with the words that decided. */
export interface ToldTopic {
  readonly topic: Topic;
  readonly because: readonly string[];
  /** How strongly the text points to it beside the others, 0 to 1. */
  readonly score: number;
  /** How often such an answer is right, 0 to 1; absent where keywords told it, of which that was not measured. */
  readonly confidence?: number;
}

/** Tells what a text may be about, the likeliest first; nothing where a person had better decide. */
export type TopicTeller = (text: string) => readonly ToldTopic[];

/** By the keywords of the topic tree. */
export const keywordTeller: TopicTeller = (text) =>
  suggestTopic(text).map(({ topic, because, score }) => ({ topic, because, score }));

/** By what was learnt; nothing where the first answer is less sure than `threshold` (0 to 1), or its topic is no longer in the tree. */
export function learntTeller(model: Model, threshold: number): TopicTeller {
  const classify = classifierOf(model);
  return (text) => {
    const { label, confidence, because, alternatives } = classify({ text });
    if (confidence < threshold || !findTopic(label)) return [];
    const told = [{ label, confidence, because }, ...alternatives.map((other) => ({ ...other, because: [] }))];
    return told.flatMap(({ label: code, ...rest }) => {
      const topic = findTopic(code);
      return topic ? [{ topic, ...rest, score: rest.confidence }] : [];
    });
  };
}
