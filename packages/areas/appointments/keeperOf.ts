import { type Actor, partiesOf, Refusal } from "@wuxing/kernel/procedure";
import { t } from "@wuxing/kernel/text";
import { staffOf } from "@wuxing/platform/http";
import type { FastifyRequest } from "fastify";

type Asked = Pick<FastifyRequest, "person">;

/** Whether somebody of the staff works for a unit's places: its officers and heads, and the coordinator of the city. */
export const keeps = (actor: Actor, unit: string): boolean =>
  partiesOf(actor, { id: 0, unit }).has("assignedUnit") ||
  actor.posts.some(({ role, division }) => role === "coordinator" && !division);

/** Who keeps the places of a unit. Throws Refusal. */
export function keeperOf(request: Asked, unit: string): Actor {
  const actor = staffOf(request);
  if (keeps(actor, unit)) return actor;
  throw new Refusal(
    "notAllowed",
    t(
      "只有本单位的承办人、负责人和五型办可以改",
      "Only officers and heads of this unit, and the coordinator, may change it",
    ),
  );
}

/** Who works at the counters of a unit: its officers and heads. Throws Refusal. */
export function serverOf(request: Asked, unit: string): Actor {
  const actor = staffOf(request);
  if (partiesOf(actor, { id: 0, unit }).has("assignedUnit")) return actor;
  throw new Refusal("notAllowed", t("只有本单位的人可以取号、叫号", "Only people of this unit give and call numbers"));
}
