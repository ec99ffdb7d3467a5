import { addDays, dayOf } from "@wuxing/kernel/calendar";
import { Refusal } from "@wuxing/kernel/procedure";
import { t } from "@wuxing/kernel/text";
import type { Platform } from "@wuxing/platform/area";
import { type Http, staffOf } from "@wuxing/platform/http";
import { z } from "zod";
import { placeFigures } from "./figures.ts";
import { keeperOf, keeps } from "./keeperOf.ts";
import * as change from "./places/changePlaces.ts";
import { findPlaces, getPlace } from "./places/findPlaces.ts";
import { freeDays } from "./places/freeSlots.ts";

const params = z.object({ place: z.string().max(40) });
const oneOf = z.object({ place: z.string().max(40), id: z.coerce.number().int().min(1) });
const period = z.object({ from: z.iso.date(), to: z.iso.date() });
const previewOf = z.object({ from: z.iso.date().optional() });

/** Places, what is done there, the published list and its exceptions, with what the month then looks like. */
export function placeRoutes(http: Http, platform: Platform): void {
  const { pool, casework, city } = platform;
  const now = () => casework.now();
  const today = () => dayOf(now());
  const place = (code: string) => getPlace(pool, today(), code);

  http.get("/api/appointments/places", async (request) => {
    const actor = staffOf(request);
    const places = await findPlaces(pool, today());
    return {
      places: places.map(({ hours: _hours, exceptions: _exceptions, ...one }) => ({
        ...{ ...one, unit: city.unit(one.unit) },
        own: keeps(actor, one.unit),
      })),
    };
  });
  http.post("/api/appointments/places", { schema: { body: change.newPlace } }, async (request, reply) => {
    const { unit } = request.body;
    const { id: by } = keeperOf(request, unit);
    const found = city.units.find(({ code }) => code === unit);
    const reason = t("没有这个单位，请从列表中选择", "There is no such unit; choose one of the list");
    if (!found) throw new Refusal("invalidInput", reason, [{ field: "unit", reason }]);
    await change.putPlace(pool, { by, today: today(), division: found.division }, request.body);
    return reply.code(201).send({ code: request.body.code });
  });
  http.get("/api/appointments/places/:place", { schema: { params, querystring: previewOf } }, async (request) => {
    const actor = staffOf(request);
    const found = await place(request.params.place);
    const from = request.query.from ?? today();
    const span = { from, to: addDays(from, 41), now: now() };
    const days = await freeDays(pool, casework.almanac.calendar, found, span);
    return { ...found, unit: city.unit(found.unit), own: keeps(actor, found.unit), days };
  });
  http.post(
    "/api/appointments/places/:place/services",
    { schema: { params, body: change.newService } },
    async (request, reply) => {
      const found = await place(request.params.place);
      keeperOf(request, found.unit);
      await change.putService(pool, found.code, today(), request.body);
      return reply.code(201).send({});
    },
  );
  http.post(
    "/api/appointments/places/:place/hours",
    { schema: { params, body: change.newHours } },
    async (request, reply) => {
      const found = await place(request.params.place);
      const { id: by } = keeperOf(request, found.unit);
      await change.addHours(pool, found, { by, at: now(), today: today() }, request.body);
      return reply.code(201).send({});
    },
  );
  http.post("/api/appointments/places/:place/hours/:id/end", { schema: { params: oneOf } }, async (request) => {
    const found = await place(request.params.place);
    keeperOf(request, found.unit);
    await change.endHours(pool, found.code, request.params.id, today());
    return {};
  });
  http.post(
    "/api/appointments/places/:place/exceptions",
    { schema: { params, body: change.newException } },
    async (request, reply) => {
      const found = await place(request.params.place);
      const { id: by } = keeperOf(request, found.unit);
      await change.addException(pool, found.code, { by, at: now(), today: today() }, request.body);
      return reply.code(201).send({});
    },
  );
  http.post("/api/appointments/places/:place/exceptions/:id/remove", { schema: { params: oneOf } }, async (request) => {
    const found = await place(request.params.place);
    keeperOf(request, found.unit);
    await change.removeException(pool, found.code, request.params.id, now());
    return {};
  });
  http.get("/api/appointments/figures", { schema: { querystring: period } }, async (request) => {
    staffOf(request);
    const places = await findPlaces(pool, today());
    const figures = await placeFigures(pool, { ...request.query, places: places.map(({ code }) => code) });
    const names = new Map(places.map(({ code, name, unit }) => [code, { name, unit: city.unit(unit) }]));
    return { figures: figures.map((one) => ({ ...one, ...names.get(one.place) })) };
  });
}
