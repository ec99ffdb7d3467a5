import { addDays, type Calendar, type Instant } from "@wuxing/kernel/calendar";
import type { Locale } from "@wuxing/kernel/text";
import type { Booking } from "./bookings.ts";
import { enteredText } from "./places/enteredText.ts";
import { openToday } from "./places/openNow.ts";
import type { Place, PlaceWithHours } from "./places/Place.ts";
import { classTitles, type SlotClass } from "./slots/PlaceHours.ts";
import { momentOf } from "./slots/times.ts";

const product = { company: "Wuxing", product: "appointments" };
/** Loaded when somebody asks: most people never do. */
const library = () => import("ical-generator");

const host = (origin: string): string => new URL(origin).host;

/** One's own booking as an iCalendar file (RFC 5545), with an alarm an hour before. Times are in UTC. */
export async function bookingCalendar(booking: Booking, place: Place, origin: string, now: Instant): Promise<string> {
  const { ICalAlarmType, ICalCalendarMethod, ICalEventStatus, default: ical } = await library();
  const ended = booking.state === "cancelled" || booking.state === "expired" || booking.state === "noShow";
  const firm = booking.state !== "waiting" && booking.state !== "offered";
  const status = ended ? ICalEventStatus.CANCELLED : firm ? ICalEventStatus.CONFIRMED : ICalEventStatus.TENTATIVE;
  const calendar = ical({ prodId: product, method: ICalCalendarMethod.PUBLISH });
  calendar.createEvent({
    ...{ id: `${booking.number}@${host(origin)}`, stamp: new Date(now), status },
    start: new Date(momentOf(booking.day, booking.starts)),
    end: new Date(momentOf(booking.day, booking.ends)),
    summary: booking.title,
    location: `${place.name}，${place.address}`,
    url: `${origin}/mine/bookings/${booking.number}`,
    alarms: ended ? [] : [{ type: ICalAlarmType.display, trigger: 3600 }],
  });
  return calendar.toString();
}

/** A place's opening hours of the days ahead, as a feed that a calendar may subscribe to; days not announced have none. */
export async function hoursCalendar(
  place: PlaceWithHours,
  calendar: Calendar,
  {
    origin,
    today,
    days,
    now,
    language,
  }: {
    readonly origin: string;
    readonly today: string;
    readonly days: number;
    readonly now: Instant;
    readonly language: Locale;
  },
): Promise<string> {
  const { ICalCalendarMethod, default: ical } = await library();
  const name = enteredText(place.name, place.nameEn)[language];
  const feed = ical({ prodId: product, name, method: ICalCalendarMethod.PUBLISH, ttl: 6 * 3600 });
  for (let i = 0; i < days; i++) {
    const day = addDays(today, i);
    for (const { class: of, from, to } of openToday(calendar, place, momentOf(day, 0)).parts)
      feed.createEvent({
        id: `${place.code}-${day}-${from}@${host(origin)}`,
        stamp: new Date(now),
        start: new Date(momentOf(day, from)),
        end: new Date(momentOf(day, to)),
        summary: `${name} · ${classTitles[of as SlotClass][language]}`,
        location: enteredText(place.address, place.addressEn)[language],
        url: `${origin}/appointments/${place.code}`,
      });
  }
  return feed.toString();
}
