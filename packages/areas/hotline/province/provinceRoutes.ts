import { type Actor, Refusal } from "@wuxing/kernel/procedure";
import { t } from "@wuxing/kernel/text";
import type { Platform } from "@wuxing/platform/area";
import { lineRoutes } from "@wuxing/platform/exchange";
import { type Http, staffOf } from "@wuxing/platform/http";
import type { FastifyRequest } from "fastify";
import type { messageKinds } from "./interaction.ts";

const kindTitles = {
  transfer: t("转办、上报", "Transfer"),
  progress: t("办理进度", "Progress"),
  answer: t("办结反馈", "Answer"),
  return: t("退回", "Return"),
  withdraw: t("撤回", "Withdrawal"),
  supplement: t("补充", "Addition"),
  urge: t("催办", "Urging"),
} as const satisfies Record<(typeof messageKinds)[number], unknown>;

/** The desk of the line to the province. */
export const provinceRoutes = (http: Http, platform: Platform): void =>
  lineRoutes(http, {
    ...{ path: "/api/province", line: () => platform.exchange, keeperOf, kindTitles },
    unreached: t("现在连不上省平台，请稍后再对账", "The province is not reached at present; compare again later"),
  });

/** Dispatchers of the whole city and coordinators keep the line. Throws Refusal. */
function keeperOf(request: FastifyRequest): Actor {
  const actor = staffOf(request);
  if (actor.posts.some(({ role, division }) => (role === "dispatcher" || role === "coordinator") && !division))
    return actor;
  throw new Refusal(
    "notAllowed",
    t(
      "只有市热线派单员和五型办可以处理省平台往来",
      "Only the city's dispatchers and coordinators keep the line to the province",
    ),
  );
}
