import { type Actor, notFound, Refusal } from "@wuxing/kernel/procedure";
import { t } from "@wuxing/kernel/text";
import type { Platform } from "@wuxing/platform/area";
import type { Exchange } from "@wuxing/platform/exchange";
import { type Http, staffOf } from "@wuxing/platform/http";
import type { FastifyRequest } from "fastify";
import { z } from "zod";
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

const params = z.object({ direction: z.enum(["out", "in"]), id: z.uuid(), decision: z.enum(["retry", "settle"]) });
const body = z.object({
  reason: z
    .string()
    .trim()
    .min(4, { error: "请写明理由，至少四个字 | Please give the reason, four characters at least" })
    .max(500),
});

/** The desk of the line to the province: how it stands, what cannot go on by itself, and what people decide about that. */
export function provinceRoutes(http: Http, platform: Platform): void {
  http.get("/api/province", async (request) => {
    keeperOf(request);
    const { exchange } = platform;
    if (!exchange) return { connected: false };
    const [state, letters, recent] = await Promise.all([exchange.state(), exchange.deadLetters(), exchange.recent()]);
    return { connected: true, state, letters, recent, kindTitles };
  });
  http.post("/api/province/letters/:direction/:id/:decision", { schema: { params, body } }, async (request) => {
    const by = keeperOf(request).id;
    const { decision, ...letter } = request.params;
    await lineOf(platform)[decision]({ ...letter, by, reason: request.body.reason });
    return {};
  });
  http.post("/api/province/reconcile", async (request) => {
    keeperOf(request);
    try {
      return { compared: await lineOf(platform).reconcile() };
    } catch (error) {
      request.log.warn({ err: error }, "reconciliation");
      throw new Refusal(
        "conflict",
        t("现在连不上省平台，请稍后再对账", "The province is not reached at present; compare again later"),
      );
    }
  });
}

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

function lineOf({ exchange }: Platform): Exchange {
  if (!exchange) throw notFound();
  return exchange;
}
