import { randomUUID } from "node:crypto";
import { type Booking, bookingsAmong, findBooking } from "@wuxing/areas/appointments";
import { dayOf } from "@wuxing/kernel/calendar";
import { type Case, notFound } from "@wuxing/kernel/procedure";
import { type Text, t } from "@wuxing/kernel/text";
import { getCaseByNumber, handle } from "@wuxing/platform/casework";
import { type Citizen, isOwnCase } from "@wuxing/platform/citizens";
import type { Http } from "@wuxing/platform/http";
import type { FastifyReply, FastifyRequest } from "fastify";
import { z } from "zod";
import type { AppointmentViews } from "../../../web/portal/views.ts";
import { type CitizenPortal, forCitizen, seeOther } from "../CitizenPortal.ts";
import { citizenActor } from "../citizenActor.ts";
import { formErrors } from "../formErrors.ts";
import { ownLines } from "../ownLines.ts";
import { bookingFile, bookingView, myBookings } from "./bookingViews.ts";

const own = z.object({ number: z.string().max(60) });
const acted = own.extend({ action: z.enum(["cancel", "accept"]) });
const done = z.object({ done: z.string().max(20).optional() });
const config = { rateLimit: { max: 20, timeWindow: "1 minute" } };
/** What was just done, said only while it is so: the address may be opened again later. */
const notices: Readonly<Record<string, { readonly state: string; readonly said: Text }>> = {
  booked: { state: "booked", said: t("预约成功", "It is booked") },
  waiting: { state: "waiting", said: t("已排进候补", "You are on the waiting list") },
  accept: { state: "booked", said: t("名额已确认，预约成功", "The place is yours: it is booked") },
  cancel: { state: "cancelled", said: t("已取消，名额让给了别人", "Cancelled; the place goes to somebody else") },
};
type OwnRequest = FastifyRequest<{ Params: z.output<typeof own> }>;
type ActRequest = FastifyRequest<{ Params: z.output<typeof acted> }>;

/** One's own bookings, what can be done with each, and each as a file for a calendar. */
export function ownBookingRoutes(http: Http, portal: CitizenPortal, origin: string): void {
  const { platform, show } = portal;
  const { pool, casework } = platform;
  const page = ownPage(portal);

  http.get(
    "/mine/bookings",
    { schema: { hide: true } },
    forCitizen(async (request, reply, citizen) => {
      const cases = await ownLines(portal.citizens, citizen, { size: 300, from: 0 });
      const ids = cases.flatMap(({ id, type }) => (type === "appointments.booking" ? [id] : []));
      const lines = await bookingsAmong(pool, ids, dayOf(casework.now()));
      return show(request, reply, "myBookings", await myBookings(platform, lines), { personal: true });
    }),
  );
  http.get(
    "/mine/bookings/:number",
    { schema: { hide: true, params: own, querystring: done } },
    forCitizen((request: OwnRequest, reply, citizen) => page(request, reply, citizen, request.params.number)),
  );
  http.get(
    "/mine/bookings/:number/calendar.ics",
    { schema: { hide: true, params: own } },
    forCitizen(async (request: OwnRequest, reply, citizen) => {
      const { booking } = await ownBooking(portal, citizen, request.params.number);
      return reply
        .type("text/calendar; charset=utf-8")
        .header("content-disposition", `attachment; filename="${booking.number}.ics"`)
        .header("cache-control", "no-store")
        .send(await bookingFile(platform, booking, origin));
    }),
  );
  http.post(
    "/mine/bookings/:number/:action",
    { schema: { hide: true, params: acted }, config },
    forCitizen(async (request: ActRequest, reply, citizen) => {
      const { number, action } = request.params;
      const { c } = await ownBooking(portal, citizen, number);
      try {
        const actor = citizenActor(citizen, [c.id]);
        await handle(casework, { caseId: c.id, action, input: {}, actor, commandId: randomUUID() });
        return seeOther(reply, `/mine/bookings/${c.number}?done=${action}`);
      } catch (error) {
        return page(request, reply, citizen, number, formErrors(error, "slot"));
      }
    }),
  );
}

/** One's own booking by its number; throws Refusal(notFound) for anybody else's. */
async function ownBooking(
  { platform, citizens }: CitizenPortal,
  citizen: Citizen,
  number: string,
): Promise<{ readonly c: Case; readonly booking: Booking }> {
  const c = await getCaseByNumber(platform.pool, number);
  const booking = await findBooking(platform.pool, c.id);
  if (!booking || !(await isOwnCase(citizens.world, citizen, c))) throw notFound();
  return { c, booking };
}

const ownPage =
  (portal: CitizenPortal) =>
  async (
    request: FastifyRequest,
    reply: FastifyReply,
    citizen: Citizen,
    number: string,
    errors: AppointmentViews["myBooking"]["errors"] = [],
  ): Promise<FastifyReply> => {
    const { c, booking } = await ownBooking(portal, citizen, number);
    const told = errors.length > 0 ? undefined : notices[done.parse(request.query).done ?? ""];
    const notice = told?.state === c.state ? told.said : undefined;
    const view = { ...(await bookingView(portal.platform, citizen, c, booking)), notice, errors };
    const status = errors.length > 0 ? 422 : 200;
    return portal.show(request, reply, "myBooking", view, { personal: true, status, path: view.href });
  };
