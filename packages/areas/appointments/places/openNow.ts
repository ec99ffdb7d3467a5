import { type Calendar, dayOf, type Instant } from "@wuxing/kernel/calendar";
import { hourClasses, type SlotClass } from "../slots/PlaceHours.ts";
import { slotsOfDay } from "../slots/slotsOfDay.ts";
import { minutesInto } from "../slots/times.ts";
import type { PlaceWithHours } from "./Place.ts";

export interface OpenPart {
  readonly class: SlotClass;
  readonly from: number;
  readonly to: number;
}

/** The hours of a place on the day of a moment, slots that follow each other put together, and whether it is open then. */
export function openToday(
  calendar: Calendar,
  place: PlaceWithHours,
  at: Instant,
): {
  readonly open: boolean;
  readonly kind: string;
  readonly parts: readonly OpenPart[];
  readonly reason: string | null;
} {
  const day = dayOf(at);
  const plan = slotsOfDay(calendar, place.hours, place.exceptions, day);
  const parts: OpenPart[] = [];
  for (const { class: of, from, to } of plan.slots) {
    const last = parts.at(-1);
    if (last && last.to === from && last.class === of) parts[parts.length - 1] = { ...last, to };
    else parts.push({ class: of, from, to });
  }
  const minute = minutesInto(day, at);
  const open = parts.some(({ from, to }) => from <= minute && minute < to);
  return { open, kind: plan.kind, parts, reason: plan.reason ?? null };
}

/** The list of a place by class, as its unit publishes it: lines in force on a day. */
export const listOn = (place: PlaceWithHours, day: string) =>
  hourClasses.flatMap((of) => {
    const lines = place.hours.filter(
      (one) => one.class === of && one.since <= day && (one.until === null || day < one.until),
    );
    return lines.length > 0 ? [{ class: of, lines }] : [];
  });
