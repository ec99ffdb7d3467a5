import { notFound, Refusal } from "@wuxing/kernel/procedure";
import { t } from "@wuxing/kernel/text";
import type { Platform } from "@wuxing/platform/area";
import { type Http, staffOf } from "@wuxing/platform/http";
import type { FastifyRequest } from "fastify";
import { z } from "zod";
import { giveConsent, withdrawConsent } from "./consent.ts";
import { visitReport } from "./inputs.ts";
import { declareRecusal, liftRecusal, newRecusal } from "./recusals.ts";
import { reportVisit } from "./reportVisit.ts";
import type { SecretDraws } from "./SecretDraws.ts";
import { visitorView } from "./visitorView.ts";

const numberParam = z.object({ number: z.string().max(60) });

/** What a supervisor's phone asks and sends. Every answer is for himself: nobody else is given any of it. */
export function visitRoutes(http: Http, platform: Platform, draws: SecretDraws): void {
  http.get("/api/visits", async (request) => visitorView(platform, draws, supervisorOf(request)));

  http.post("/api/visits/consent", { schema: { body: z.strictObject({ agree: z.boolean() }) } }, async (request) => {
    const actor = supervisorOf(request);
    await (request.body.agree ? giveConsent : withdrawConsent)(platform, actor.id);
    return visitorView(platform, draws, actor);
  });

  http.post("/api/visits/recusals", { schema: { body: newRecusal } }, async (request) => {
    const actor = supervisorOf(request);
    await declareRecusal(platform, actor.id, request.body);
    return visitorView(platform, draws, actor);
  });

  http.post(
    "/api/visits/recusals/:unit/lift",
    { schema: { params: z.object({ unit: z.string().max(40) }) } },
    async (request) => {
      const actor = supervisorOf(request);
      await liftRecusal(platform, actor.id, request.params.unit);
      return visitorView(platform, draws, actor);
    },
  );

  http.post(
    "/api/visits/:number/report",
    { schema: { params: numberParam, body: z.strictObject({ commandId: z.uuid(), report: visitReport }) } },
    async (request) => {
      const actor = supervisorOf(request);
      const { commandId, report } = request.body;
      const { repeated } = await reportVisit(platform, draws, actor, request.params.number, commandId, report);
      return { repeated };
    },
  );
}

/** Whoever is no supervisor learns nothing, not even whether there are visits. */
function supervisorOf(request: FastifyRequest): ReturnType<typeof staffOf> {
  const actor = staffOf(request);
  if (!actor.posts.some(({ role }) => role === "supervisor")) throw notFound();
  return actor;
}

/** The coordinator of the whole city; throws Refusal(notAllowed) for everybody else. */
export function coordinatorOf(request: Pick<FastifyRequest, "person">): ReturnType<typeof staffOf> {
  const actor = staffOf(request);
  if (actor.posts.some(({ role, division }) => role === "coordinator" && !division)) return actor;
  throw new Refusal("notAllowed", t("只有市五型办可以这样做", "Only the city's coordinator may do this"));
}
