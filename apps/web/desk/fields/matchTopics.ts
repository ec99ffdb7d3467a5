import { simplified } from "@wuxing/kernel/text";
import type { TopicView } from "../api/contract.ts";
import { pinyinInitials } from "./pinyinInitials.ts";

/** A topic with the number under which it stands in the list, and the letters that find it. */
export interface NumberedTopic extends TopicView {
  readonly number: string;
  readonly letters: string;
}

export const numberTopics = (topics: readonly TopicView[]): NumberedTopic[] =>
  topics.map((topic, i) => ({ ...topic, number: String(i + 1), letters: pinyinInitials(topic.name.zh) }));

/** 0 the best; 5 is none. */
function rank({ number, letters, name, group }: NumberedTopic, words: string): number {
  if (number === words || letters === words || name.zh === words) return 0;
  if (letters.startsWith(words)) return 1;
  if (name.zh.startsWith(words) || name.en.toLowerCase().startsWith(words)) return 2;
  if (name.zh.includes(words) || name.en.toLowerCase().includes(words) || group.zh.includes(words)) return 3;
  return letters.includes(words) ? 4 : 5;
}

/** The topics that fit what was typed (number, first letters as pronounced, part of the name), best first; all where nothing was. */
export function matchTopics(topics: readonly NumberedTopic[], written: string): NumberedTopic[] {
  const words = simplified(written).normalize("NFKC").trim().toLowerCase();
  if (!words) return [...topics];
  return topics
    .map((topic) => ({ topic, rank: rank(topic, words) }))
    .filter((found) => found.rank < 5)
    .sort((a, b) => a.rank - b.rank)
    .map((found) => found.topic);
}
