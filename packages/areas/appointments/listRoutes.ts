import { dayOf } from "@wuxing/kernel/calendar";
import { type Actor, Refusal } from "@wuxing/kernel/procedure";
import type { Platform } from "@wuxing/platform/area";
import { commandId, handle } from "@wuxing/platform/casework";
import type { Http } from "@wuxing/platform/http";
import { z } from "zod";
import { keeperOf, serverOf } from "./keeperOf.ts";
import * as change from "./places/changePlaces.ts";
import { getPlace } from "./places/findPlaces.ts";

const params = z.object({ place: z.string().max(40) });
const oneOf = z.object({ place: z.string().max(40), id: z.coerce.number().int().min(1) });

/** A place's published list: its matters, its hours and the days apart from them, kept by its unit. */
export function listRoutes(http: Http, { pool, casework }: Platform): void {
  const now = () => casework.now();
  const today = () => dayOf(now());
  const base = "/api/appointments/places/:place";
  /** A place of whoever asks. Throws Refusal. */
  const kept = async (request: Parameters<typeof keeperOf>[0], code: string) => {
    const place = await getPlace(pool, today(), code);
    return { place, by: { by: keeperOf(request, place.unit).id, at: now(), today: today() } };
  };

  http.post(`${base}/services`, { schema: { params, body: change.newService } }, async (request, reply) => {
    const { place } = await kept(request, request.params.place);
    await change.putService(pool, place.code, today(), request.body);
    return reply.code(201).send({});
  });
  http.post(`${base}/hours`, { schema: { params, body: change.newHours } }, async (request, reply) => {
    const { place, by } = await kept(request, request.params.place);
    await change.addHours(pool, place, by, request.body);
    return reply.code(201).send({});
  });
  http.post(`${base}/hours/:id/end`, { schema: { params: oneOf } }, async (request) => {
    const { place } = await kept(request, request.params.place);
    await change.endHours(pool, place.code, request.params.id, today());
    return {};
  });
  http.post(`${base}/exceptions`, { schema: { params, body: change.newException } }, async (request, reply) => {
    const { place, by } = await kept(request, request.params.place);
    await change.addException(pool, place.code, by, request.body);
    return reply.code(201).send({});
  });
  http.post(
    `${base}/exceptions/:id/cancel-bookings`,
    { schema: { params: oneOf, body: z.object({ commandId: z.uuid() }) } },
    async (request) => {
      const place = await getPlace(pool, today(), request.params.place);
      const actor = serverOf(request, place.unit);
      const { reason, cases } = await change.bookedOnClosedDay(pool, place.code, request.params.id);
      let cancelled = 0;
      for (const caseId of cases)
        if (await cancelFor(casework, caseId, { reason, actor, by: request.body.commandId })) cancelled++;
      return { cancelled };
    },
  );
  http.post(`${base}/exceptions/:id/remove`, { schema: { params: oneOf } }, async (request) => {
    const { place } = await kept(request, request.params.place);
    await change.removeException(pool, place.code, request.params.id, now());
    return {};
  });
}

/** False where the person has cancelled himself, or come, meanwhile. */
async function cancelFor(
  casework: Platform["casework"],
  caseId: number,
  { reason, actor, by }: { readonly reason: string; readonly actor: Actor; readonly by: string },
): Promise<boolean> {
  try {
    const id = commandId("closedDay", by, caseId);
    await handle(casework, { caseId, action: "cancelByUnit", input: { reason }, actor, commandId: id });
    return true;
  } catch (error) {
    if (error instanceof Refusal && error.code === "wrongState") return false;
    throw error;
  }
}
