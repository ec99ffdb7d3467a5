import type { Item } from "@wuxing/platform/items";
import type { Applicant } from "./Applicant.ts";
import { certifiedAnswers } from "./certified.ts";
import type { Draft } from "./drafts.ts";

/** The key under which the address for the post is sealed among the answers; no question of an item has such a key. */
export const addressKey = "delivery.address";

/** The answers to an item's questions: what was known and not asked, what was filled in, and what certificates say. */
export function answersOf(
  item: Item,
  { answers }: Pick<Draft, "answers">,
  { known, certificates }: Pick<Applicant, "known" | "certificates">,
): Record<string, string> {
  const certified = new Map(certifiedAnswers(item, certificates, known).map(({ key, value }) => [key, value]));
  return Object.fromEntries(
    item.questions.flatMap(({ key, concept }) => {
      const answer = (concept ? known[concept] : undefined) ?? (answers[key]?.trim() || certified.get(key));
      return answer ? [[key, answer] as const] : [];
    }),
  );
}
