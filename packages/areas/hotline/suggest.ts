import type { Text } from "@wuxing/kernel/text";
import type { ToldTopic, TopicTeller } from "./learning/TopicTeller.ts";
import { unitsLed } from "./topics.ts";

export interface Suggestion {
  readonly topics: readonly ToldTopic[];
  readonly units: readonly { readonly unit: string; readonly because: readonly Text[] }[];
  readonly kind: string | null;
}

/** Which topic, unit and kind a text points to, with the words that decided; at most three of each, best first. */
export function suggest(tell: TopicTeller, text: string, division?: string): Suggestion {
  const topics = tell(text).slice(0, 3);
  const units = unitsLed(topics, division).slice(0, 3);
  return { topics, units, kind: topics[0]?.topic.kind ?? null };
}
