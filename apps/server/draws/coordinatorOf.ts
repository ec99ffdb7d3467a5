import { type Actor, Refusal } from "@wuxing/kernel/procedure";
import { t } from "@wuxing/kernel/text";
import { staffOf } from "@wuxing/platform/http";
import type { FastifyRequest } from "fastify";

/** The signed-in coordinator or leader, who run the city's draws; throws Refusal(notAllowed) for everybody else. */
export function coordinatorOf(request: Pick<FastifyRequest, "person">): Actor {
  const actor = staffOf(request);
  if (!actor.posts.some(({ role }) => role === "coordinator" || role === "leader"))
    throw new Refusal("notAllowed", t("只有五型办和领导可以办理抽取", "Only coordinators and leaders run draws"));
  return actor;
}
