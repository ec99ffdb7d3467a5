import {
  type Booking,
  bookingCalendar,
  enteredText,
  namesOfPlaces,
  servicesOf,
  timeSpan,
  waitingBefore,
} from "@wuxing/areas/appointments";
import { allowedActions, type Case, type Entry } from "@wuxing/kernel/procedure";
import { type Text, t } from "@wuxing/kernel/text";
import type { Platform } from "@wuxing/platform/area";
import { entriesOf, procedureOf } from "@wuxing/platform/casework";
import type { Citizen } from "@wuxing/platform/citizens";
import type { AppointmentViews, BookingLine } from "../../../web/portal/views.ts";
import { citizenActor } from "../citizenActor.ts";
import { qrPicture } from "../qrPicture.ts";
import { ticketText } from "./placePageRoutes.ts";

type World = Pick<Platform, "pool" | "casework" | "city">;

const stateOf = ({ casework }: World, state: string): Text =>
  procedureOf(casework, "appointments.booking").states[state]?.title ?? t(state, state);

interface Words {
  readonly service: Text;
  readonly place: Text;
  readonly address: Text;
  readonly phone: string;
}

/** What bookings are for and where, as the unit calls it today; what it has never entered, as the booking itself says it. */
async function wordsOf({ pool }: World, bookings: readonly Booking[]): Promise<(booking: Booking) => Words> {
  const [places, services] = await Promise.all([
    namesOfPlaces(
      pool,
      bookings.map(({ place }) => place),
    ),
    servicesOf(pool, bookings),
  ]);
  return (booking) => {
    const place = places.get(booking.place);
    const [said = ""] = booking.title.split(" · ");
    return {
      service: services(booking) ?? t(said, said),
      place: enteredText(place?.name ?? booking.place, place?.nameEn ?? ""),
      address: enteredText(place?.address ?? "", place?.addressEn ?? ""),
      phone: place?.phone ?? "",
    };
  };
}

const bookingLine = (
  world: World,
  { number, day, starts, ends, state }: Booking,
  { service, place }: Words,
): BookingLine => ({
  ...{ href: `/mine/bookings/${number}`, number, day },
  title: t(`${service.zh} · ${place.zh}`, `${service.en} · ${place.en}`),
  ...{ times: timeSpan(starts, ends), state: stateOf(world, state) },
});

const open = ["waiting", "offered", "booked", "arrived", "called"];

/** One's own bookings: those ahead, and those that are past. */
export async function myBookings(world: World, lines: readonly Booking[]): Promise<AppointmentViews["myBookings"]> {
  const words = await wordsOf(world, lines);
  const shown = (wanted: boolean) =>
    lines.filter(({ state }) => open.includes(state) === wanted).map((line) => bookingLine(world, line, words(line)));
  return { ahead: shown(true), past: shown(false) };
}

const advices: Readonly<Record<string, Text>> = {
  offered: t(
    "有人取消，名额留给您了。请尽快确认，过时会给下一位。",
    "Somebody cancelled, and the place is kept for you. Take it soon, or it goes to the next.",
  ),
  arrived: t("已经取号，请留意叫号屏。", "You have a number; please watch the screen."),
  called: t("正在叫您的号。", "Your number is being called."),
  served: t("这次已经办完。", "It is done."),
  noShow: t("这次没有来。需要的话可以重新预约。", "Nobody came. You may book again."),
  expired: t("候补没有等到名额。可以换一个时段。", "No place came free in time. You may choose another slot."),
  unserved: t("取了号，没有办。", "A number was given, and nothing done."),
};

/** The unit's own words where it was the unit that cancelled. */
const cancelledBecause = (last: Entry | undefined): Text => {
  if (last?.action !== "cancelByUnit")
    return t("这次预约已取消。需要的话可以重新预约。", "This booking was cancelled. You may book again.");
  const { reason } = last.input;
  return t(
    `单位取消了这次预约：${reason}。可以另选时段，给您添麻烦了。`,
    `The unit cancelled this booking: ${reason}. We are sorry; you may choose another slot.`,
  );
};

const late = (minutes: number): Text =>
  t(
    `请在预约的时段到场，给窗口看预约号取号。迟到 ${minutes} 分钟以上要重新排队。`,
    `Come in the slot you booked and show the number at the counter. More than ${minutes} minutes late, you queue anew.`,
  );

async function adviceOf({ pool, casework }: World, booking: Booking): Promise<Text> {
  if (booking.state === "booked")
    return late(casework.almanac.rules.get("appointments.late", booking.day).value.amount);
  if (booking.state === "cancelled") return cancelledBecause((await entriesOf(pool, booking.caseId)).at(-1));
  if (booking.state !== "waiting") return advices[booking.state] ?? t("", "");
  const n = await waitingBefore(pool, booking);
  const before = ["Nobody waits before you", "One person waits before you"][n] ?? `${n} people wait before you`;
  return t(
    `您前面还有 ${n} 人候补。有名额时发短信给您，您确认后才算约上。`,
    `${before}. You get a text message when there is a place; it is yours once you take it.`,
  );
}

async function isAskedToRate(pool: World["pool"], caseId: number): Promise<boolean> {
  const { rows } = await pool.query(
    "SELECT 1 FROM cases WHERE parent_id = $1 AND type = 'ratings.invitation' AND state = 'awaiting'",
    [caseId],
  );
  return rows.length > 0;
}

const offered = ["accept", "cancel"];

/** A citizen's own booking. */
export async function bookingView(
  world: World,
  citizen: Citizen,
  c: Case,
  booking: Booking,
): Promise<Omit<AppointmentViews["myBooking"], "notice" | "errors">> {
  const { pool, casework } = world;
  const words = (await wordsOf(world, [booking]))(booking);
  const procedure = procedureOf(casework, c.type);
  const may = allowedActions(procedure, c, citizenActor(citizen, [c.id]), casework.now());
  const isBooked = ["booked", "arrived", "called"].includes(booking.state);
  return {
    ...bookingLine(world, booking, words),
    ...words,
    qr: isBooked ? await qrPicture(booking.number) : null,
    ticket: c.closedAt === null && booking.ticket ? ticketText(booking.ticket) : null,
    window: booking.state === "called" ? booking.window : null,
    advice: await adviceOf(world, booking),
    cancelUntil: may.includes("cancel") ? String(c.data.cancelUntil) : null,
    actions: offered
      .filter((name) => may.includes(name))
      .map((name) => ({ name, title: procedure.actions[name]?.title ?? t(name, name), main: name === "accept" })),
    followHref: `/follow/${booking.number}`,
    rateHref: (await isAskedToRate(pool, c.id)) ? `/rate/${booking.number}` : null,
    calendarHref: isBooked || booking.state === "offered" ? `/mine/bookings/${booking.number}/calendar.ics` : null,
  };
}

/** A booking as a file for a calendar. */
export async function bookingFile({ pool, casework }: World, booking: Booking, origin: string): Promise<string> {
  const place = (await namesOfPlaces(pool, [booking.place])).get(booking.place);
  if (!place) throw new Error(`booking ${booking.number} is at no place`);
  return bookingCalendar(booking, place, origin, casework.now());
}
