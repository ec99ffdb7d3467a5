import type { Text } from "@wuxing/kernel/text";
import { suggestTopic, type Topic, unitsLed } from "./topics.ts";

export interface Suggestion {
  readonly topics: readonly { readonly topic: Topic; readonly because: readonly string[] }[];
  readonly units: readonly { readonly unit: string; readonly because: readonly Text[] }[];
  readonly kind: string | null;
}

/** Which topic, unit and kind a text points to, with the words that decided; at most three of each, best first. */
export function suggest(text: string, division?: string): Suggestion {
  const topics = suggestTopic(text).slice(0, 3);
  const units = unitsLed(topics, division).slice(0, 3);
  return { topics, units, kind: topics[0]?.topic.kind ?? null };
}
