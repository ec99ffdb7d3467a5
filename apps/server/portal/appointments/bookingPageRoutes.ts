import { randomUUID } from "node:crypto";
import {
  book,
  bookingsAmong,
  type Choice,
  clockTime,
  consentVersion,
  consentWords,
  findBooking,
  freeDays,
  getPlace,
  timeSpan,
} from "@wuxing/areas/appointments";
import { dayOf } from "@wuxing/kernel/calendar";
import { notFound, Refusal } from "@wuxing/kernel/procedure";
import { type Text, t } from "@wuxing/kernel/text";
import { getCaseByNumber, handle } from "@wuxing/platform/casework";
import { type Citizen, casesOfCitizen, isOwnCase } from "@wuxing/platform/citizens";
import type { Http } from "@wuxing/platform/http";
import type { FastifyReply, FastifyRequest } from "fastify";
import { z } from "zod";
import type { AppointmentViews } from "../../../web/portal/views.ts";
import { type CitizenPortal, forCitizen, seeOther } from "../CitizenPortal.ts";
import { citizenActor } from "../citizenActor.ts";
import { formErrors } from "../formErrors.ts";
import { assertMayOpen, contactOf } from "../ownContact.ts";
import { readForm } from "../readForm.ts";
import { bookingFile, bookingLine, bookingView } from "./bookingViews.ts";
import { dayIn } from "./placePageRoutes.ts";
import { dayHref, formHref } from "./placeViews.ts";

const params = z.object({
  place: z.string().max(40),
  day: z.string().max(10),
  time: z.string().regex(/^\d{2}:\d{2}$/u),
});
const query = z.object({ service: z.string().max(30).default(""), wait: z.string().max(1).default("") });
const own = z.object({ number: z.string().max(60) });
const acted = own.extend({ action: z.enum(["cancel", "accept"]) });
const done = z.object({ done: z.string().max(20).optional() });
const config = { rateLimit: { max: 20, timeWindow: "1 minute" } };
const notices: Readonly<Record<string, Text>> = {
  booked: t("预约成功", "It is booked"),
  waiting: t("已排进候补", "You are on the waiting list"),
  accept: t("名额已确认，预约成功", "The place is yours: it is booked"),
  cancel: t("已取消，名额让给了别人", "Cancelled; the place goes to somebody else"),
};

const consentField = {
  ...{ name: "consent", label: consentWords, type: "checkbox" as const, required: true },
};

/** Booking, for who is signed in; and one's own bookings. */
export function bookingPageRoutes(http: Http, portal: CitizenPortal, origin: string): void {
  const { platform, citizens, show } = portal;
  const { pool, casework } = platform;
  const today = () => dayOf(casework.now());

  const form = async (
    request: FastifyRequest,
    reply: FastifyReply,
    citizen: Citizen,
    choice: Choice,
    errors: AppointmentViews["appointmentForm"]["errors"] = [],
  ): Promise<FastifyReply> => {
    const view = await formView(choice, citizen);
    const status = errors.length > 0 ? 422 : 200;
    return show(request, reply, "appointmentForm", { ...view, errors }, { personal: true, status, path: view.action });
  };

  async function formView(
    choice: Choice,
    citizen: Citizen,
  ): Promise<Omit<AppointmentViews["appointmentForm"], "errors">> {
    const { day, from, wait = false } = choice;
    const place = await getPlace(pool, today(), choice.place);
    const service = place.services.find(({ code }) => code === choice.service);
    const now = casework.now();
    const [plan] = await freeDays(pool, casework.almanac.calendar, place, {
      from: day,
      to: day,
      service: choice.service,
      now,
    });
    const slot = plan?.slots.find((one) => one.from === from);
    if (!service || !slot) throw notFound();
    const before = casework.almanac.rules.get("appointments.cancelBefore", today()).value.amount;
    const begins = Date.parse(`${day}T${clockTime(from)}:00+08:00`);
    return {
      ...{
        place: place.name,
        address: place.address,
        service: service.title,
        day,
        times: timeSpan(from, slot.to),
        wait,
      },
      cancelUntil: new Date(begins - before * 60_000).toISOString(),
      action: formHref(choice, wait),
      backHref: dayHref(place.code, day, service.code),
      commandId: randomUUID(),
      fields: [
        ...(citizen.nameMasked === null
          ? [
              {
                name: "name",
                label: t("姓名", "Name"),
                type: "text" as const,
                required: true,
                maxLength: 40,
                autocomplete: "name",
              },
            ]
          : []),
        consentField,
      ],
    };
  }

  const slotSchema = { hide: true, params, querystring: query };
  type SlotRequest = FastifyRequest<{ Params: z.output<typeof params>; Querystring: z.output<typeof query> }>;
  const choiceOf = (request: SlotRequest): Choice => {
    const { place, day, time } = request.params;
    const [hours = 0, minutes = 0] = time.split(":").map(Number);
    const { service, wait } = request.query;
    return { place, day: dayIn(day), from: hours * 60 + minutes, service, wait: wait === "1" };
  };

  http.get(
    "/appointments/:place/:day/:time",
    { schema: slotSchema },
    forCitizen((request: SlotRequest, reply, citizen) => form(request, reply, citizen, choiceOf(request))),
  );
  http.post(
    "/appointments/:place/:day/:time",
    { schema: slotSchema, config },
    forCitizen(async (request: SlotRequest, reply, citizen) => {
      const choice = choiceOf(request);
      const { values } = await readForm(request);
      try {
        const booked = await send(choice, citizen, values);
        return seeOther(reply, `/mine/bookings/${booked.number}?done=${booked.state}`);
      } catch (error) {
        return form(request, reply, citizen, choice, formErrors(error, "slot"));
      }
    }),
  );

  /** Books as who is signed in, with the name and phone of his account. Throws Refusal. */
  async function send(choice: Choice, citizen: Citizen, values: Readonly<Record<string, string>>) {
    await assertMayOpen(citizens, citizen, "appointments");
    const contact = await contactOf(citizens, citizen);
    const name = contact?.clear.name ?? values.name?.trim();
    const faults = [
      ...(name
        ? []
        : [
            {
              field: "name",
              reason: t("请填写姓名，到场时核对", "Please give your name; it is asked for when you come"),
            },
          ]),
      ...(values.consent === "true"
        ? []
        : [
            {
              field: "consent",
              reason: t("请先同意，我们才能为您留名额", "Please agree, so that we may keep a place for you"),
            },
          ]),
    ];
    if (faults.length > 0)
      throw new Refusal("invalidInput", t("有几处需要改正", "Some fields need correcting"), faults);
    const phone = contact?.clear.phone;
    const given = z.uuid().safeParse(values.commandId);
    return book(platform, choice, {
      actor: citizenActor(citizen),
      reporter: {
        ...(name ? { name } : {}),
        ...(phone ? { phone } : {}),
        consentedAt: casework.now(),
        consent: consentVersion,
      },
      commandId: given.success ? given.data : randomUUID(),
    });
  }

  http.get(
    "/mine/bookings",
    { schema: { hide: true } },
    forCitizen(async (request, reply, citizen) => {
      const cases = await casesOfCitizen(pool, citizen, { size: 300, from: 0 });
      const ids = cases.flatMap(({ id, type }) => (type === "appointments.booking" ? [id] : []));
      const lines = await bookingsAmong(pool, ids, today());
      const isOpen = ({ state }: (typeof lines)[number]): boolean =>
        ["waiting", "offered", "booked", "arrived", "called"].includes(state);
      const view = {
        ahead: lines.filter(isOpen).map((line) => bookingLine(platform, line)),
        past: lines.filter((line) => !isOpen(line)).map((line) => bookingLine(platform, line)),
      };
      return show(request, reply, "myBookings", view, { personal: true });
    }),
  );

  /** One's own booking by its number; throws Refusal(notFound) for anybody else's. */
  async function ownBooking(citizen: Citizen, number: string) {
    const c = await getCaseByNumber(pool, number);
    const booking = await findBooking(pool, c.id);
    if (!booking || !(await isOwnCase(citizens.world, citizen, c))) throw notFound();
    return { c, booking };
  }

  const page = async (
    request: FastifyRequest,
    reply: FastifyReply,
    citizen: Citizen,
    number: string,
    errors: AppointmentViews["myBooking"]["errors"] = [],
  ): Promise<FastifyReply> => {
    const { c, booking } = await ownBooking(citizen, number);
    const notice = errors.length > 0 ? undefined : notices[done.parse(request.query).done ?? ""];
    const view = { ...(await bookingView(platform, citizen, c, booking)), notice, errors };
    const status = errors.length > 0 ? 422 : 200;
    return show(request, reply, "myBooking", view, { personal: true, status, path: view.href });
  };

  http.get(
    "/mine/bookings/:number",
    { schema: { hide: true, params: own, querystring: done } },
    forCitizen((request: FastifyRequest<{ Params: z.output<typeof own> }>, reply, citizen) =>
      page(request, reply, citizen, request.params.number),
    ),
  );
  http.get(
    "/mine/bookings/:number/calendar.ics",
    { schema: { hide: true, params: own } },
    forCitizen(async (request: FastifyRequest<{ Params: z.output<typeof own> }>, reply, citizen) => {
      const { booking } = await ownBooking(citizen, request.params.number);
      const file = await bookingFile(platform, booking, origin);
      const name = `attachment; filename="${booking.number}.ics"`;
      return reply
        .type("text/calendar; charset=utf-8")
        .header("content-disposition", name)
        .header("cache-control", "no-store")
        .send(file);
    }),
  );
  http.post(
    "/mine/bookings/:number/:action",
    { schema: { hide: true, params: acted }, config },
    forCitizen(async (request: FastifyRequest<{ Params: z.output<typeof acted> }>, reply, citizen) => {
      const { number, action } = request.params;
      const { c } = await ownBooking(citizen, number);
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
