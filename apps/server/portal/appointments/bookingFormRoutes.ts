import type { Choice } from "@wuxing/areas/appointments";
import type { Citizen } from "@wuxing/platform/citizens";
import type { Http } from "@wuxing/platform/http";
import type { FastifyReply, FastifyRequest } from "fastify";
import { z } from "zod";
import type { AppointmentViews } from "../../../web/portal/views.ts";
import { type CitizenPortal, forCitizen, seeOther } from "../CitizenPortal.ts";
import { localeOf } from "../contextOf.ts";
import { formErrors } from "../formErrors.ts";
import { readForm } from "../readForm.ts";
import { bookingForm, sendBooking } from "./bookingForm.ts";
import { dayIn } from "./placePageRoutes.ts";
import { dayHref } from "./placeViews.ts";

const params = z.object({
  place: z.string().max(40),
  day: z.string().max(10),
  time: z.string().regex(/^\d{2}:\d{2}$/u),
});
const query = z.object({ service: z.string().max(30).default(""), wait: z.string().max(1).default("") });
const config = { rateLimit: { max: 20, timeWindow: "1 minute" } };
type SlotRequest = FastifyRequest<{ Params: z.output<typeof params>; Querystring: z.output<typeof query> }>;

/** Booking a slot, for who is signed in. */
export function bookingFormRoutes(http: Http, portal: CitizenPortal): void {
  const form = async (
    request: FastifyRequest,
    reply: FastifyReply,
    [citizen, choice]: readonly [Citizen, Choice],
    { values = {}, errors = [] }: Partial<Pick<AppointmentViews["appointmentForm"], "values" | "errors">> = {},
  ): Promise<FastifyReply> => {
    const view = await bookingForm(portal.platform, citizen, choice);
    // The day's own page says what became of the slot, and which others there are.
    if (!view) return seeOther(reply, dayHref(choice.place, choice.day, choice.service, true));
    const status = errors.length > 0 ? 422 : 200;
    const sent = { personal: true, status, path: view.action };
    return portal.show(request, reply, "appointmentForm", { ...view, values, errors }, sent);
  };
  const schema = { hide: true, params, querystring: query };

  http.get(
    "/appointments/:place/:day/:time",
    { schema },
    forCitizen((request: SlotRequest, reply, citizen) => form(request, reply, [citizen, choiceOf(request)])),
  );
  http.post(
    "/appointments/:place/:day/:time",
    { schema, config },
    forCitizen(async (request: SlotRequest, reply, citizen) => {
      const choice = choiceOf(request);
      const { values } = await readForm(request);
      try {
        const booked = await sendBooking(portal, citizen, choice, { values, language: localeOf(request) });
        return seeOther(reply, `/mine/bookings/${booked.number}?done=${booked.state}`);
      } catch (error) {
        return form(request, reply, [citizen, choice], { values, errors: formErrors(error, "slot") });
      }
    }),
  );
}

function choiceOf({ params: { place, day, time }, query: { service, wait } }: SlotRequest): Choice {
  const [hours = 0, minutes = 0] = time.split(":").map(Number);
  return { place, day: dayIn(day), from: hours * 60 + minutes, service, wait: wait === "1" };
}
