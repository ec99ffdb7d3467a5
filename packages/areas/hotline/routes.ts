import { dayOf } from "@wuxing/kernel/calendar";
import { caseLine, dueView } from "@wuxing/kernel/views";
import type { Platform } from "@wuxing/platform/area";
import { onlooker } from "@wuxing/platform/desk";
import { type Http, staffOf } from "@wuxing/platform/http";
import { z } from "zod";
import { callBacksDue } from "./callBacksDue.ts";
import { consentVersion } from "./consent.ts";
import { joined } from "./dispatchProposal.ts";
import { openRequest } from "./inputs.ts";
import { openRequestCase } from "./intake.ts";
import { tellerOf } from "./learning/tellerOf.ts";
import { open311Routes } from "./open311/index.ts";
import { requestProcedure } from "./procedure.ts";
import { provinceRoutes } from "./province/index.ts";
import { suggest } from "./suggest.ts";
import { topics } from "./topics.ts";

const body = openRequest.extend({
  commandId: z.uuid(),
  kind: openRequest.shape.kind.optional(),
  reporter: z.object({ name: z.string().max(60).optional(), phone: z.string().max(30).optional() }).default({}),
});

/** An agent's intake on the phone, and the suggestions while he types. */
export function hotlineRoutes(http: Http, platform: Platform): void {
  http.post("/api/hotline/requests", { schema: { body } }, async (request, reply) => {
    const actor = staffOf(request);
    const { commandId, reporter, ...input } = request.body;
    const caller = { ...reporter, consent: consentVersion };
    const outcome = await openRequestCase(platform, actor, commandId, input, caller);
    reply.code(outcome.repeated ? 200 : 201);
    const looker = onlooker(platform, actor, false);
    return {
      ...caseLine(requestProcedure, outcome.case, looker),
      due: dueView(looker.almanac, outcome.case, looker.now),
    };
  });

  http.get(
    "/api/hotline/suggest",
    { schema: { querystring: z.object({ text: z.string().max(4000), division: z.string().max(12).optional() }) } },
    async (request) => {
      staffOf(request);
      const { text, division } = request.query;
      const { almanac, now } = platform.casework;
      const tell = await tellerOf(platform);
      const {
        topics: found,
        units,
        kind,
        place,
      } = suggest(tell, platform.city, text, {
        ...{ duties: almanac.duties, division, day: dayOf(now()) },
      });
      return {
        topics: found.map(({ topic, ...told }) => ({ code: topic.code, name: topic.name, ...told })),
        units: units.map(({ unit, because }) => ({ unit: platform.city.unit(unit), because: joined(because) })),
        kind,
        place: place ? { division: platform.city.division(place.code), because: place.because } : null,
      };
    },
  );
  /** The subjects in their groups, for choosing and filtering by hand. */
  http.get("/api/hotline/topics", async (request) => {
    staffOf(request);
    return { topics: topics.map(({ code, name, group }) => ({ code, name, group })) };
  });
  http.get("/api/hotline/call-backs", async (request) => {
    const actor = staffOf(request);
    return { now: platform.casework.now(), callBacks: await callBacksDue(platform, actor) };
  });
  open311Routes(http, platform);
  provinceRoutes(http, platform);
}
