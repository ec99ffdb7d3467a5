import { type Actor, Refusal } from "@wuxing/kernel/procedure";
import { t } from "@wuxing/kernel/text";

/** Who drafts for a unit: its officers and head, heads of units above it, and the coordinator. */
export const mayDraftFor = ({ posts }: Pick<Actor, "posts">, unit: string): boolean =>
  posts.some(
    ({ role, unit: own, below }) =>
      role === "coordinator" ||
      ((role === "officer" || role === "head") && own === unit) ||
      (role === "head" && (below?.includes(unit) ?? false)),
  );

export const notYours = t(
  "事项由实施主体的承办人、负责人或统筹人起草",
  "Items are drafted by the unit's officers and head, or by the coordinator",
);

/** Throws Refusal where the actor may not draft for the unit. */
export function assertMayDraftFor(actor: Pick<Actor, "posts">, unit: string): void {
  if (!mayDraftFor(actor, unit)) throw new Refusal("notAllowed", notYours);
}
