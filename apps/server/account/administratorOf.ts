import { type Actor, Refusal } from "@wuxing/kernel/procedure";
import { t } from "@wuxing/kernel/text";
import { staffOf } from "@wuxing/platform/http";
import type { FastifyRequest } from "fastify";

/** The signed-in administrator; throws Refusal(notAllowed) for everybody else. */
export function administratorOf(request: Pick<FastifyRequest, "person">): Actor {
  const actor = staffOf(request);
  if (!actor.posts.some(({ role }) => role === "administrator"))
    throw new Refusal("notAllowed", t("只有系统管理员可以这样做", "Only an administrator may do this"));
  return actor;
}
