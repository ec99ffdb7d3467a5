import { type NamedPlace, placeOf } from "@wuxing/kernel/dispatch";
import type { City } from "@wuxing/platform/city";
import { type LikelyUnit, unitsLed, type Where } from "./duties/unitsLed.ts";
import { emergencyIn, type ToldEmergency } from "./emergency.ts";
import type { ToldTopic, TopicTeller } from "./learning/TopicTeller.ts";

export interface Suggestion {
  readonly topics: readonly ToldTopic[];
  readonly units: readonly LikelyUnit[];
  readonly kind: string | null;
  /** Where it happened, by the names in the text. */
  readonly place: NamedPlace | undefined;
  /** The emergency service to which it must be handed over at once. */
  readonly emergency: ToldEmergency | undefined;
}

/**
 * Which topic, unit, kind and place a text points to, with the words that decided; at most three of each, best first. A
 * division that was chosen goes before the place that the text names.
 */
export function suggest(
  tell: TopicTeller,
  city: Pick<City, "divisions">,
  text: string,
  { division, ...where }: Where,
): Suggestion {
  const place = placeOf(text, city.divisions);
  const topics = tell(text).slice(0, 3);
  const units = unitsLed(topics, { ...where, division: division || place?.code }).slice(0, 3);
  return { topics, units, kind: topics[0]?.topic.kind ?? null, place, emergency: emergencyIn(text) };
}
