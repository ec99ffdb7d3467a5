import {
  classTitles,
  clockTime,
  enteredText,
  type FreeDay,
  listOn,
  type OpenPart,
  openToday,
  type PlaceWithHours,
  timeSpan,
} from "@wuxing/areas/appointments";
import { addDays, dayOf, weekday } from "@wuxing/kernel/calendar";
import { type Text, t } from "@wuxing/kernel/text";
import type { Platform } from "@wuxing/platform/area";
import type { AppointmentViews, HoursLine, MonthDay, PlaceCard, SlotChoice } from "../../../web/portal/views.ts";
import { addressOf } from "../paging.ts";

type World = Pick<Platform, "pool" | "casework" | "city">;

const weekdayNames = [
  t("周一", "Mon"),
  t("周二", "Tue"),
  t("周三", "Wed"),
  t("周四", "Thu"),
  t("周五", "Fri"),
  t("周六", "Sat"),
  t("周日", "Sun"),
];

/** Why a day has no hours. */
const whyNot: Readonly<Record<string, Text>> = {
  none: t("当天没有服务时间", "No hours on that day"),
  closed: t("当天不开放", "Closed on that day"),
  notAnnounced: t(
    "这一年的放假安排还没有公布，公布后开放预约",
    "The holidays of that year are not announced yet; booking opens once they are",
  ),
};

export const reasonOf = ({ kind, reason }: Pick<FreeDay, "kind" | "reason">): Text => {
  const why = whyNot[kind] ?? t("", "");
  return kind === "closed" && reason ? t(`当天不开放：${reason}`, `Closed on that day: ${reason}`) : why;
};

/** The list in force; classes with the same hours in one line, lines of other weekdays apart. */
export function hoursLines(place: PlaceWithHours, day: string, onlyOffHours = false): HoursLine[] {
  const lines = listOn(place, day)
    .filter((one) => !onlyOffHours || one.class !== "ordinary")
    .flatMap(({ class: of, lines: listed }) =>
      [...Map.groupBy(listed, (line) => line.weekdays.join())].map(([, same]) => ({
        class: classTitles[of],
        times: same.map(({ opens, closes }) => timeSpan(opens, closes)),
        weekdays: daysNamed(same[0]?.weekdays ?? []),
      })),
    );
  const alike = Map.groupBy(lines, ({ times, weekdays }) => `${times.join()} ${weekdays?.zh ?? ""}`);
  return [...alike].flatMap(([, same]) =>
    same[0] ? [{ ...same[0], class: joined(same.map((one) => one.class)) }] : [],
  );
}

/** The documents that the list in force stands on, each once. */
export const basesOf = (place: PlaceWithHours, day: string): string[] => [
  ...new Set(listOn(place, day).flatMap(({ lines }) => lines.map(({ basis }) => basis))),
];

const joined = (all: readonly Text[]): Text =>
  t(all.map(({ zh }) => zh).join("、"), all.map(({ en }) => en).join(", "));

function daysNamed(numbers: readonly number[]): Text | null {
  const names = numbers.flatMap((n) => weekdayNames[n - 1] ?? []);
  if (names.length === 0) return null;
  return joined(names);
}

/** A place in a list; where one came for an item, the link leads to the service that does it. */
export function placeCard({ casework, city }: World, place: PlaceWithHours, item = ""): PlaceCard {
  const now = casework.now();
  const { open, kind, parts, reason } = openToday(casework.almanac.calendar, place, now);
  const spans = wholeSpans(parts);
  const doing = item ? place.services.find(({ items }) => items.includes(item)) : undefined;
  const today =
    parts.length > 0
      ? t(`今天 ${spans.join("、")}`, `Today ${spans.join(", ")}`)
      : reasonOf({ kind: kind as FreeDay["kind"], ...(reason ? { reason } : {}) });
  return {
    ...{
      href: addressOf(`/appointments/${place.code}`, { service: doing?.code ?? "" }),
      name: enteredText(place.name, place.nameEn),
      unit: city.unit(place.unit).name,
    },
    ...{ address: enteredText(place.address, place.addressEn), phone: place.phone, open, today },
    offHours: hoursLines(place, dayOf(now), true),
    services: place.services.map(({ title, titleEn, walkIn }) => ({ title: enteredText(title, titleEn), walkIn })),
  };
}

/** Parts of different classes that follow each other, as one. */
function wholeSpans(parts: readonly OpenPart[]): string[] {
  const spans: { from: number; to: number }[] = [];
  for (const { from, to } of parts) {
    const last = spans.at(-1);
    if (last?.to === from) last.to = to;
    else spans.push({ from, to });
  }
  return spans.map(({ from, to }) => timeSpan(from, to));
}

/** The month as a table without the weeks that are past; only days from today to the last that can be booked lead on. */
export function monthView(
  days: readonly FreeDay[],
  month: string,
  {
    base,
    today,
    lastDay,
  }: { readonly base: (day: string) => string; readonly today: string; readonly lastDay: string },
): (readonly (MonthDay | null)[])[] {
  const cells: (MonthDay | null)[] = Array.from({ length: weekday(`${month}-01`) - 1 }, () => null);
  for (const plan of days) cells.push(monthDay(plan, { href: base(plan.day), today, lastDay }));
  while (cells.length % 7 > 0) cells.push(null);
  const weeks = Array.from({ length: cells.length / 7 }, (_, i) => cells.slice(i * 7, i * 7 + 7));
  return weeks.filter((week) => week.some((cell) => cell !== null && cell.day >= today));
}

function monthDay(
  plan: FreeDay,
  { href, today, lastDay }: { readonly href: string; readonly today: string; readonly lastDay: string },
): MonthDay {
  const { day, kind, slots } = plan;
  const date = `${Number(day.slice(5, 7))}月${Number(day.slice(8))}日`;
  const free = slots.reduce((sum, slot) => sum + slot.free, 0);
  const cell = (tone: MonthDay["tone"], mark: Text, what: Text, leads: boolean): MonthDay => ({
    ...{ day, tone, mark, today: day === today, href: leads ? href : null },
    label: t(`${date} ${what.zh}`, `${day} ${what.en}`),
  });
  if (day < today) return cell("off", t("", ""), t("已过", "past"), false);
  if (kind === "notAnnounced") return cell("off", t("未公布", "n/a"), whyNot.notAnnounced ?? t("", ""), false);
  if (kind === "closed") return cell("off", t("不开放", "closed"), reasonOf(plan), false);
  if (kind === "none") return cell("off", t("—", "—"), t("没有服务时间", "no hours"), false);
  if (day > lastDay) return cell("off", t("未开约", "later"), t("还不能约", "cannot be booked yet"), false);
  if (slots.every(({ begun }) => begun))
    return cell("off", t("已结束", "over"), t("今天的时段已结束", "over for today"), false);
  const of = slots[0] ? classTitles[slots[0].class] : t("", "");
  if (free > 0)
    return cell(
      "free",
      t(`余${free}`, `${free} left`),
      t(`${of.zh}，余 ${free} 个名额`, `${of.en}, ${free} places left`),
      true,
    );
  return cell("full", t("约满", "full"), t("已约满，可以候补", "full, one can wait"), true);
}

export const slotChoices = (plan: FreeDay, href: (from: number, wait: boolean) => string): SlotChoice[] =>
  plan.slots
    .filter(({ capacity }) => capacity > 0)
    .map(({ from, to, class: of, free, begun }) => ({
      ...{ times: timeSpan(from, to), class: classTitles[of], free, wait: !begun && free === 0 },
      href: begun ? null : href(from, free === 0),
    }));

/** `gone`: the slot that was chosen there cannot be booked any more. */
export const dayHref = (place: string, day: string, service: string, gone = false): string =>
  addressOf(`/appointments/${place}/${day}`, { service, gone: gone ? "1" : "" });

export const formHref = (
  {
    place,
    day,
    from,
    service,
  }: { readonly place: string; readonly day: string; readonly from: number; readonly service: string },
  wait: boolean,
): string => addressOf(`/appointments/${place}/${day}/${clockTime(from)}`, { service, wait: wait ? "1" : "" });

/** The days before and after one, where they can be looked into. */
export function neighbours(place: string, day: string, service: string, today: string, lastDay: string) {
  const to = (other: string): string | null =>
    other >= today && other <= lastDay ? dayHref(place, other, service) : null;
  return { earlierHref: to(addDays(day, -1)), laterHref: to(addDays(day, 1)) } satisfies Partial<
    AppointmentViews["appointmentDay"]
  >;
}
