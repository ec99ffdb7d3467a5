import { dayOf } from "@wuxing/kernel/calendar";
import { parseCaseNumber, parseMobile } from "@wuxing/kernel/identifiers";
import { type Actor, notFound, partiesOf, Refusal } from "@wuxing/kernel/procedure";
import { t } from "@wuxing/kernel/text";
import type { Platform } from "@wuxing/platform/area";
import { getCaseByNumber, handle } from "@wuxing/platform/casework";
import { type Http, staffOf } from "@wuxing/platform/http";
import { z } from "zod";
import { book, drawNumber } from "./book.ts";
import { findBooking } from "./bookings.ts";
import { consentVersion } from "./consent.ts";
import { serverOf } from "./keeperOf.ts";
import { getPlace } from "./places/findPlaces.ts";
import { callNext } from "./queue/callNext.ts";
import { queueOf } from "./queue/queueOf.ts";

const params = z.object({ place: z.string().max(40) });
const commandId = z.uuid();
const next = z.object({
  window: z.string().trim().min(1, { error: "请选择窗口 | Please choose the window" }).max(20),
  commandId,
});
const walkIn = z.object({ service: z.string().max(30), commandId });
const arrival = z.object({ number: z.string().trim().max(60), commandId });
const byPhone = z.object({
  service: z.string().max(30),
  day: z.iso.date(),
  from: z.int().min(0).max(1439),
  wait: z.boolean().default(false),
  name: z.string().trim().min(1, { error: "请填写姓名 | Please give the name" }).max(40),
  phone: z.string().max(20),
  /** Of the text messages. */
  language: z.enum(["zh", "en"]).default("zh"),
  commandId,
});

/** The counter: numbers for who comes, the next number called, and a booking made for who telephones. */
export function queueRoutes(http: Http, platform: Platform): void {
  const { pool, casework } = platform;
  const today = () => dayOf(casework.now());
  const serving = async (request: Parameters<typeof serverOf>[0], code: string) => {
    const place = await getPlace(pool, today(), code);
    return { place, actor: serverOf(request, place.unit) };
  };

  http.get("/api/appointments/places/:place/queue", { schema: { params } }, async (request) => {
    const { place } = await serving(request, request.params.place);
    const { name, windows, services } = place;
    return { name, windows, services, ...(await queueOf(platform, place.code)) };
  });
  http.post("/api/appointments/places/:place/next", { schema: { params, body: next } }, async (request) => {
    const { place, actor } = await serving(request, request.params.place);
    return { called: (await callNext(platform, place.code, { ...request.body, actor })) ?? null };
  });
  http.post(
    "/api/appointments/places/:place/walk-ins",
    { schema: { params, body: walkIn } },
    async (request, reply) => {
      const { place, actor } = await serving(request, request.params.place);
      const { service, commandId: id } = request.body;
      const drawn = await drawNumber(platform, { place: place.code, service }, { actor, commandId: id });
      reply.code(201);
      return { number: drawn.number, ticket: (await findBooking(pool, drawn.id))?.ticket ?? null };
    },
  );
  http.post("/api/appointments/places/:place/arrivals", { schema: { params, body: arrival } }, async (request) => {
    const { place, actor } = await serving(request, request.params.place);
    const { number, commandId: id } = request.body;
    const caseId = await bookedHere(platform, place.code, number);
    await handle(casework, { caseId, action: "arrive", input: {}, actor, commandId: id });
    return { number, ticket: (await findBooking(pool, caseId))?.ticket ?? null };
  });
  http.post(
    "/api/appointments/places/:place/bookings",
    { schema: { params, body: byPhone } },
    async (request, reply) => {
      const actor = staffOf(request);
      const place = await getPlace(pool, today(), request.params.place);
      assertMayBookFor(actor, place.unit);
      const { name, phone, language, commandId: id, ...choice } = request.body;
      const read = parseMobile(phone);
      if (!read.ok) throw new Refusal("invalidInput", read.reason, [{ field: "phone", reason: read.reason }]);
      const agreed = { consentedAt: casework.now(), consent: consentVersion };
      const reporter = { name, phone: read.value.number, language, ...agreed };
      const booked = await book(platform, { ...choice, place: place.code }, { actor, reporter, commandId: id });
      reply.code(201);
      return { number: booked.number, state: booked.state };
    },
  );
}

/** The case of a booking at a place by the number on its page, typed or scanned. Throws Refusal. */
async function bookedHere({ pool }: Platform, place: string, typed: string): Promise<number> {
  const parsed = parseCaseNumber(typed.split("/").at(-1) ?? "");
  if (!parsed.ok) throw new Refusal("invalidInput", parsed.reason, [{ field: "number", reason: parsed.reason }]);
  const { id } = await getCaseByNumber(pool, parsed.value.number);
  const booking = await findBooking(pool, id);
  if (!booking) throw notFound();
  if (booking.place === place) return id;
  const reason = t("这个预约是别处的，请看预约单上的地点", "This is booked at another place; see the address on it");
  throw new Refusal("invalidInput", reason, [{ field: "number", reason }]);
}

/** The hotline books for who calls it, a unit for who calls the unit. Throws Refusal. */
function assertMayBookFor(actor: Actor, unit: string): void {
  const parties = partiesOf(actor, { id: 0, unit });
  if (parties.has("assignedUnit") || actor.posts.some(({ role }) => role === "agent")) return;
  throw new Refusal(
    "notAllowed",
    t(
      "代群众预约的是热线话务员和本单位的人",
      "Bookings for others are made by the hotline's agents and the unit's people",
    ),
  );
}
