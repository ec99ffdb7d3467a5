import { type Actor, type PostRole, Refusal } from "@wuxing/kernel/procedure";
import { t } from "@wuxing/kernel/text";
import { staffOf } from "@wuxing/platform/http";
import type { FastifyRequest } from "fastify";

/** The signed-in coordinator or leader of the whole city, who run its draws; throws Refusal(notAllowed) for everybody else, those of a county too. */
export function coordinatorOf(
  request: Pick<FastifyRequest, "person">,
  roles: readonly PostRole[] = ["coordinator", "leader"],
): Actor {
  const actor = staffOf(request);
  if (!actor.posts.some(({ role, division }) => roles.includes(role) && !division))
    throw new Refusal(
      "notAllowed",
      t("只有市五型办和市领导可以办理抽取", "Only the city's coordinators and leaders run draws"),
    );
  return actor;
}
