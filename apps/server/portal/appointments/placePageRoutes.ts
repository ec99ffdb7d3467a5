import {
  calledNumbers,
  enteredText,
  findPlaces,
  freeDays,
  getPlace,
  hoursCalendar,
  lastDay,
  type PlaceWithHours,
  queueOf,
} from "@wuxing/areas/appointments";
import { addDays, dayOf, parseDay } from "@wuxing/kernel/calendar";
import { notFound } from "@wuxing/kernel/procedure";
import { t } from "@wuxing/kernel/text";
import type { Platform } from "@wuxing/platform/area";
import type { Http } from "@wuxing/platform/http";
import { findItem } from "@wuxing/platform/items";
import { z } from "zod";
import type { AppointmentViews } from "../../../web/portal/views.ts";
import type { Show } from "../Pages.ts";
import { addressOf } from "../paging.ts";
import {
  basesOf,
  dayHref,
  formHref,
  hoursLines,
  monthView,
  neighbours,
  placeCard,
  reasonOf,
  slotChoices,
} from "./placeViews.ts";

const word = z.string().max(60).default("");
const listQuery = z.object({ division: word, item: word });
/** In the address, since a program that subscribes keeps no cookies. */
const feedQuery = z.object({ language: z.enum(["zh", "en"]).default("zh").catch("zh") });
const placeQuery = z.object({ service: word, month: word });
const placeParams = z.object({ place: z.string().max(40) });
const dayQuery = z.object({ service: word, gone: word });
const dayParams = z.object({ place: z.string().max(40), day: z.string().max(10) });
/** How often the screen on the wall asks anew, in seconds. */
const wallEvery = 5;

/** Where and when one can come: the list, a place's month, a day's slots, the screen on the wall, the feed. */
export function placePageRoutes(http: Http, platform: Platform, origin: string, show: Show): void {
  const { pool, casework } = platform;
  const today = () => dayOf(casework.now());
  const schema = { hide: true };

  http.get("/appointments", { schema: { ...schema, querystring: listQuery } }, async (request, reply) =>
    show(request, reply, "appointments", await listView(platform, request.query)),
  );
  http.get(
    "/appointments/:place",
    { schema: { ...schema, params: placeParams, querystring: placeQuery } },
    async (request, reply) => {
      const place = await getPlace(pool, today(), request.params.place);
      return show(request, reply, "appointmentPlace", await placeView(platform, place, request.query));
    },
  );
  http.get(
    "/appointments/:place/:day",
    { schema: { ...schema, params: dayParams, querystring: dayQuery } },
    async (request, reply) => {
      const place = await getPlace(pool, today(), request.params.place);
      const view = await dayView(platform, place, dayIn(request.params.day), request.query.service);
      return show(request, reply, "appointmentDay", { ...view, gone: request.query.gone === "1" });
    },
  );
  http.get("/appointments/:place/called", { schema: { ...schema, params: placeParams } }, async (request, reply) => {
    const place = await getPlace(pool, today(), request.params.place);
    reply.header("refresh", String(wallEvery));
    return show(request, reply, "called", await calledView(platform, place));
  });
  const hours = "/appointments/:place/hours.ics";
  http.get(hours, { schema: { ...schema, params: placeParams, querystring: feedQuery } }, async (request, reply) => {
    const place = await getPlace(pool, today(), request.params.place);
    const { language } = request.query;
    const span = { origin, today: today(), days: 60, now: casework.now(), language };
    const feed = await hoursCalendar(place, casework.almanac.calendar, span);
    return reply.type("text/calendar; charset=utf-8").header("cache-control", "public, max-age=3600").send(feed);
  });
}

/** A day of an address. Throws Refusal(notFound) for what is none. */
export function dayIn(text: string): string {
  try {
    return parseDay(text);
  } catch {
    throw notFound();
  }
}

async function listView(
  platform: Platform,
  { division, item }: z.output<typeof listQuery>,
): Promise<AppointmentViews["appointments"]> {
  const { pool, casework, city } = platform;
  const today = dayOf(casework.now());
  const known = city.divisions.some(({ code, level }) => code === division && level === "county") ? division : "";
  const asked = item ? await findItem(pool, item, today) : undefined;
  const places = await findPlaces(pool, today, { division: known, item: asked?.item.code });
  const counties = city.divisions.filter(({ level }) => level === "county");
  return {
    filters: [
      {
        ...{ name: "division", label: t("区县", "District"), type: "select", required: false, value: known },
        options: [
          { value: "", label: t("全市", "The whole city") },
          ...counties.map(({ code, name }) => ({ value: code, label: name })),
        ],
      },
    ],
    chosen: known !== "",
    item: asked ? { code: asked.item.code, name: asked.item.name } : null,
    groups: [...Map.groupBy(places, (place) => place.division.slice(0, 6))].map(([code, those]) => ({
      division: city.division(code).name,
      // A hall in which most is done stands first.
      places: those
        .toSorted((a, b) => b.services.length - a.services.length)
        .map((place) => placeCard(platform, place, asked?.item.code)),
    })),
  };
}

async function placeView(
  platform: Platform,
  place: PlaceWithHours,
  asked: z.output<typeof placeQuery>,
): Promise<AppointmentViews["appointmentPlace"]> {
  const { pool, casework } = platform;
  const now = casework.now();
  const today = dayOf(now);
  const last = lastDay(platform);
  const service = place.services.find(({ code }) => code === asked.service) ?? place.services[0];
  const months = [today, last].map((day) => day.slice(0, 7));
  const month =
    asked.month >= (months[0] ?? "") && asked.month <= (months[1] ?? "") && /^\d{4}-\d{2}$/u.test(asked.month)
      ? asked.month
      : today.slice(0, 7);
  const to = addDays(`${addDays(`${month}-01`, 31).slice(0, 7)}-01`, -1);
  const span = { from: `${month}-01`, to, service: service?.code, now };
  const days = await freeDays(pool, casework.almanac, place, span);
  const page = (more: Record<string, string>) =>
    addressOf(`/appointments/${place.code}`, { service: service?.code ?? "", ...more });
  const base = (day: string): string => dayHref(place.code, day, service?.code ?? "");
  const [earlier, later] = [addDays(`${month}-01`, -1).slice(0, 7), addDays(to, 1).slice(0, 7)];
  return {
    place: placeCard(platform, place),
    ...{ list: hoursLines(place, today), bases: basesOf(place, today) },
    services: place.services.map(({ code, title, titleEn, walkIn }) => ({
      ...{
        title: enteredText(title, titleEn),
        walkIn,
        current: code === service?.code,
        href: page({ service: code, month }),
      },
    })),
    ...{ month, weeks: monthView(days, month, { base, today, lastDay: last }), lastDay: last },
    earlierHref: earlier >= (months[0] ?? "") ? page({ month: earlier }) : null,
    laterHref: later <= (months[1] ?? "") ? page({ month: later }) : null,
    feedHref: `/appointments/${place.code}/hours.ics`,
  };
}

async function dayView(
  platform: Platform,
  place: PlaceWithHours,
  day: string,
  asked: string,
): Promise<Omit<AppointmentViews["appointmentDay"], "gone">> {
  const { pool, casework } = platform;
  const now = casework.now();
  const today = dayOf(now);
  const last = lastDay(platform);
  const service = place.services.find(({ code }) => code === asked) ?? place.services[0];
  const code = service?.code ?? "";
  const [plan] = await freeDays(pool, casework.almanac, place, { from: day, to: day, service: code, now });
  if (!plan || !service) throw notFound();
  const choices = slotChoices(plan, (from, wait) => formHref({ place: place.code, day, from, service: code }, wait));
  const outside =
    day < today
      ? t("这一天已过", "That day is past")
      : day > last
        ? t("还不能约这么远", "That is too far ahead")
        : null;
  return {
    place: enteredText(place.name, place.nameEn),
    ...{ service: enteredText(service.title, service.titleEn), day },
    backHref: addressOf(`/appointments/${place.code}`, { service: code, month: day.slice(0, 7) }),
    ...neighbours(place.code, day, code, today, last),
    slots: outside ? [] : choices,
    why: outside ?? (choices.length === 0 ? reasonOf(plan) : null),
  };
}

async function calledView(platform: Platform, place: PlaceWithHours): Promise<AppointmentViews["called"]> {
  const [numbers, { waiting }] = await Promise.all([
    calledNumbers(platform, place.code),
    queueOf(platform, place.code),
  ]);
  const shown = numbers.map(({ ticket, window, now }) => ({ ticket: ticketText(ticket), window, now }));
  return {
    place: enteredText(place.name, place.nameEn),
    now: shown.filter(({ now }) => now),
    before: shown.filter(({ now }) => !now),
    waiting: waiting.length,
  };
}

/** A number as it is called: three digits at least. */
export const ticketText = (ticket: number): string => String(ticket).padStart(3, "0");
