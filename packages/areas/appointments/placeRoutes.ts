import { addDays, dayOf } from "@wuxing/kernel/calendar";
import { Refusal } from "@wuxing/kernel/procedure";
import { t } from "@wuxing/kernel/text";
import type { Platform } from "@wuxing/platform/area";
import { type Http, staffOf } from "@wuxing/platform/http";
import { z } from "zod";
import { lastDay } from "./book.ts";
import { placeFigures } from "./figures.ts";
import { keeperOf, keeps } from "./keeperOf.ts";
import { newPlace, putPlace } from "./places/changePlaces.ts";
import { findPlaces, getPlace } from "./places/findPlaces.ts";
import { freeDays } from "./places/freeSlots.ts";
import { strayBookings } from "./places/strayBookings.ts";

const params = z.object({ place: z.string().max(40) });
const period = z.object({ from: z.iso.date(), to: z.iso.date() });
const previewOf = z.object({ from: z.iso.date().optional() });
/** Six weeks, as a month's page shows them. */
const previewDays = 42;

/** Places, what the coming weeks look like by their lists, and what came of bookings. */
export function placeRoutes(http: Http, platform: Platform): void {
  const { pool, casework, city } = platform;
  const today = () => dayOf(casework.now());

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
  http.post("/api/appointments/places", { schema: { body: newPlace } }, async (request, reply) => {
    const { unit } = request.body;
    const { id: by } = keeperOf(request, unit);
    const found = city.units.find(({ code }) => code === unit);
    const reason = t("没有这个单位，请从列表中选择", "There is no such unit; choose one of the list");
    if (!found) throw new Refusal("invalidInput", reason, [{ field: "unit", reason }]);
    await putPlace(pool, { by, today: today(), division: found.division }, request.body);
    return reply.code(201).send({ code: request.body.code });
  });
  http.get("/api/appointments/places/:place", { schema: { params, querystring: previewOf } }, async (request) => {
    const actor = staffOf(request);
    const place = await getPlace(pool, today(), request.params.place);
    const from = request.query.from ?? today();
    const span = { from, to: addDays(from, previewDays - 1), now: casework.now() };
    const days = await freeDays(pool, casework.almanac, place, span);
    const own = keeps(actor, place.unit);
    const strays = own ? await strayBookings(pool, place.code, days) : [];
    return { ...place, unit: city.unit(place.unit), own, days, lastDay: lastDay(platform), strays };
  });
  http.get("/api/appointments/figures", { schema: { querystring: period } }, async (request) => {
    staffOf(request);
    const places = await findPlaces(pool, today());
    const figures = await placeFigures(pool, { ...request.query, places: places.map(({ code }) => code) });
    const names = new Map(places.map(({ code, name, unit }) => [code, { name, unit: city.unit(unit) }]));
    return { figures: figures.map((one) => ({ ...one, ...names.get(one.place) })) };
  });
}
