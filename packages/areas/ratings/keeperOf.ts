import { type Actor, Refusal } from "@wuxing/kernel/procedure";
import { t } from "@wuxing/kernel/text";
import { staffOf } from "@wuxing/platform/http";
import type { FastifyRequest } from "fastify";

/** Who keeps the windows and the line to the receiver: the coordinator of the whole city. Throws Refusal. */
export function keeperOf(request: FastifyRequest): Actor {
  const actor = staffOf(request);
  if (actor.posts.some(({ role, division }) => role === "coordinator" && !division)) return actor;
  throw new Refusal(
    "notAllowed",
    t("只有五型办可以登记窗口、处理评价报送", "Only the coordinator keeps the windows and the line that sends ratings"),
  );
}
