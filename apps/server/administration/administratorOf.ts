import { type Actor, Refusal } from "@wuxing/kernel/procedure";
import { t } from "@wuxing/kernel/text";
import { staffOf } from "@wuxing/platform/http";
import { isAdministrator } from "@wuxing/platform/registers";
import type { FastifyRequest } from "fastify";

/** The administrator who asks; throws Refusal(signInNeeded, notAllowed), for everybody else alike. */
export function administratorOf(request: Pick<FastifyRequest, "person">): Actor {
  const actor = staffOf(request);
  if (isAdministrator(actor)) return actor;
  throw new Refusal("notAllowed", t("这里只供管理员使用", "This is for administrators only"));
}
