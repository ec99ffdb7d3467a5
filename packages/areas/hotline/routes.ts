import { dayOf } from "@wuxing/kernel/calendar";
import { caseLine, dueView } from "@wuxing/kernel/views";
import type { Platform } from "@wuxing/platform/area";
import { onlooker } from "@wuxing/platform/desk";
import { type Http, staffOf } from "@wuxing/platform/http";
import { z } from "zod";
import { callBacksDue } from "./callBacksDue.ts";
import { callRoutes } from "./calls/callRoutes.ts";
import { consentVersion } from "./consent.ts";
import { joined } from "./dispatchProposal.ts";
import { emergencyServices } from "./emergency.ts";
import { assertFilledIn, endAtOnce, ending } from "./endAtOnce.ts";
import { openRequest } from "./inputs.ts";
import { openRequestCase } from "./intake.ts";
import { tellerOf } from "./learning/tellerOf.ts";
import { joinNewRequest } from "./matters/joinRequest.ts";
import { matterRoutes } from "./matters/matterRoutes.ts";
import { open311Routes } from "./open311/index.ts";
import { requestProcedure } from "./procedure.ts";
import { provinceRoutes } from "./province/index.ts";
import { refusalGrounds } from "./refusalGrounds.ts";
import { suggest } from "./suggest.ts";
import { topics } from "./topics.ts";

const body = openRequest.extend({
  commandId: z.uuid(),
  kind: openRequest.shape.kind.optional(),
  /** Number of the request whose matter it is joined to as soon as it is taken. */
  joinTo: z.string().trim().min(1).max(60).optional(),
  reporter: z.object({ name: z.string().max(60).optional(), phone: z.string().max(30).optional() }).default({}),
  ended: ending.optional().describe("what ends it at once: an answer, a refusal, a handover to an emergency service"),
});

/** An agent's intake on the phone, and the suggestions while he types. */
export function hotlineRoutes(http: Http, platform: Platform): void {
  http.post("/api/hotline/requests", { schema: { body } }, async (request, reply) => {
    const actor = staffOf(request);
    const { commandId, reporter, ended, joinTo, ...input } = request.body;
    const caller = { ...reporter, consent: consentVersion };
    if (ended) assertFilledIn(ended);
    const outcome = await openRequestCase(platform, actor, commandId, input, caller);
    const { case: opened } = outcome;
    const kept = ended ? await endAtOnce(platform, actor, opened.id, commandId, ended) : opened;
    reply.code(outcome.repeated ? 200 : 201);
    const { taken, joinRefused } = await joinNewRequest(platform, actor, commandId, kept, joinTo);
    const looker = onlooker(platform, actor, false);
    return {
      ...caseLine(requestProcedure, taken, looker),
      due: dueView(looker.almanac, taken, looker.now),
      ...(joinTo ? { joinedTo: joinRefused ? null : joinTo, joinRefused } : {}),
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
      const where = { duties: almanac.duties, division, day: dayOf(now()) };
      const { topics: found, units, kind, place, emergency } = suggest(tell, platform.city, text, where);
      return {
        topics: found.map(({ topic, ...told }) => ({ code: topic.code, name: topic.name, ...told })),
        units: units.map(({ unit, because }) => ({ unit: platform.city.unit(unit), because: joined(because) })),
        kind,
        place: place ? { division: platform.city.division(place.code), because: place.because } : null,
        emergency: emergency ? { ...emergency, ...emergencyServices[emergency.to] } : null,
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
  matterRoutes(http, platform);
  /** On what grounds a request is not taken, in the words that are read out. */
  http.get("/api/hotline/refusal-grounds", async (request) => {
    staffOf(request);
    return { grounds: refusalGrounds };
  });
  callRoutes(http, platform);
  open311Routes(http, platform);
  provinceRoutes(http, platform);
}
