import { t } from "@wuxing/kernel/text";
import type { Area } from "@wuxing/platform/area";
import { bookingProcedure } from "./booking.ts";
import { listRoutes } from "./listRoutes.ts";
import { endWaits, offerFollower, offerPlaces } from "./offers.ts";
import { placeRoutes } from "./placeRoutes.ts";
import { bookingProjection } from "./projection.ts";
import { queueRoutes } from "./queueRoutes.ts";
import { remindOnDevices } from "./remindOnDevices.ts";
import { appointmentRules } from "./rules.ts";

export const appointments: Area = {
  name: "appointments",
  title: t("延时错时预约", "Appointments"),
  procedures: [bookingProcedure],
  rules: appointmentRules,
  projections: [bookingProjection],
  followers: (platform) => [offerFollower(platform)],
  jobs: [
    {
      // A wider list makes places too; nobody gives them back.
      name: "appointments.offers",
      cron: "*/5 * * * *",
      work: async (platform) => {
        await endWaits(platform);
        await offerPlaces(platform);
      },
    },
    {
      name: "appointments.remindOnDevices",
      cron: "*/10 8-20 * * *",
      work: async (platform) => {
        await remindOnDevices(platform);
      },
    },
  ],
  routes: (http, platform) => {
    placeRoutes(http, platform);
    listRoutes(http, platform);
    queueRoutes(http, platform);
  },
};

export { book, type Choice, cancelUntil, lastDay } from "./book.ts";
export { type Booking, bookingsAmong, findBooking, servicesOf, waitingBefore } from "./bookings.ts";
export { bookingCalendar, hoursCalendar } from "./calendars.ts";
export { consentVersion, consentWords } from "./consent.ts";
export { endWaits, offerPlaces } from "./offers.ts";
export { enteredText } from "./places/enteredText.ts";
export { findPlaces, getPlace, namesOfPlaces } from "./places/findPlaces.ts";
export { type FreeDay, freeDays } from "./places/freeSlots.ts";
export { listOn, type OpenPart, openToday } from "./places/openNow.ts";
export type { Place, PlaceWithHours, Service } from "./places/Place.ts";
export { calledNumbers, queueOf } from "./queue/queueOf.ts";
export { remindOnDevices } from "./remindOnDevices.ts";
export { classTitles } from "./slots/PlaceHours.ts";
export { clockTime, timeSpan } from "./slots/times.ts";
export { tellPeople } from "./tellPeople.ts";
