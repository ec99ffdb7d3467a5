import { dayOf } from "@wuxing/kernel/calendar";
import type { Platform } from "@wuxing/platform/area";
import type { Http } from "@wuxing/platform/http";
import { z } from "zod";
import { bodies, bodyTitles, sources, sourceTitles, strata, stratumTitles } from "./bodies.ts";
import { addPlace, endPlace, newPlace, places } from "./places.ts";
import { appoint, appointment, numberOf, release, releaseSupervisor, roster } from "./roster.ts";
import { newRound, prepareRound, rounds } from "./rounds.ts";
import type { SecretDraws } from "./SecretDraws.ts";
import { coordinatorOf, visitRoutes } from "./visitRoutes.ts";

const idParam = z.object({ id: z.uuid() });

/** What the coordinator keeps: the roll, the places, the rounds. Where a coming visit goes is told to him no more than to others. */
export function supervisionRoutes(http: Http, platform: Platform, draws: SecretDraws): void {
  const { casework } = platform;
  const today = (): string => dayOf(casework.now());
  visitRoutes(http, platform, draws);

  http.get("/api/supervision/roster", async (request) => {
    coordinatorOf(request);
    const titled = <Key extends string>(keys: readonly Key[], titles: Readonly<Record<Key, unknown>>) =>
      keys.map((key) => ({ key, title: titles[key] }));
    return {
      seats: numberOf(casework.almanac.rules, "seats", today()),
      bodies: titled(bodies, bodyTitles),
      sources: titled(sources, sourceTitles),
      appointments: await roster(platform),
    };
  });
  http.post("/api/supervision/appointments", { schema: { body: appointment } }, async (request, reply) => {
    await appoint(platform, coordinatorOf(request), request.body);
    reply.code(201);
    return {};
  });
  http.post(
    "/api/supervision/appointments/:id/release",
    { schema: { params: idParam, body: release } },
    async (request) => {
      await releaseSupervisor(platform, coordinatorOf(request), request.params.id, request.body);
      return {};
    },
  );

  http.get("/api/supervision/places", async (request) => {
    coordinatorOf(request);
    return { strata: strata.map((key) => ({ key, title: stratumTitles[key] })), places: await places(platform) };
  });
  http.post("/api/supervision/places", { schema: { body: newPlace } }, async (request, reply) => {
    await addPlace(platform, coordinatorOf(request).id, today(), request.body);
    reply.code(201);
    return {};
  });
  http.post("/api/supervision/places/:id/end", { schema: { params: idParam } }, async (request) => {
    coordinatorOf(request);
    await endPlace(platform, request.params.id, today());
    return {};
  });

  http.get("/api/supervision/rounds", async (request) => {
    coordinatorOf(request);
    return { strata: strata.map((key) => ({ key, title: stratumTitles[key] })), rounds: await rounds(platform) };
  });
  http.post("/api/supervision/rounds", { schema: { body: newRound } }, async (request, reply) => {
    await prepareRound(platform, draws, coordinatorOf(request), request.body);
    reply.code(201);
    return {};
  });
}
