import { type Calendar, type Day, weekday } from "@wuxing/kernel/calendar";
import { classesOn } from "./dayClassOf.ts";
import type { DayPlan, Exception, Hours, Slot, SlotClass, Span } from "./PlaceHours.ts";

/**
 * The slots of a place on a day, by its published hours, its exceptions and the calendar. In order and none over
 * another: of two that would meet, the later is left out. Minutes left at the end of a line that make no whole slot are
 * not offered. A closed day has none, whatever else is said of it.
 */
export function slotsOfDay(
  calendar: Calendar,
  hours: readonly Hours[],
  exceptions: readonly Exception[],
  day: Day,
): DayPlan {
  const today = exceptions.filter((one) => one.day === day);
  const closed = today.find(({ kind }) => kind === "closed");
  if (closed) return { day, kind: "closed", reason: closed.reason, slots: [] };
  const extra = today.flatMap((one) => (one.kind === "extra" ? [one] : []));
  const special = extra.flatMap((one) => cut(one, "extra", []));
  const reason = extra[0] ? { reason: extra[0].reason } : {};
  const classes = classesOn(calendar, day);
  if (!classes && special.length === 0) return { day, kind: "notAnnounced", slots: [] };
  const listed = hours
    .filter((one) => classes?.includes(one.class) && holdsOn(one, day))
    .flatMap((one) => cut(one, one.class, one.services));
  const slots = apart([...special, ...listed]);
  return { day, kind: slots.length > 0 ? "open" : "none", ...reason, slots };
}

const holdsOn = ({ since, until, weekdays }: Hours, day: Day): boolean =>
  since <= day && (until === null || day < until) && (weekdays.length === 0 || weekdays.includes(weekday(day)));

function cut({ opens, closes, slotMinutes, capacity }: Span, of: SlotClass, services: readonly string[]): Slot[] {
  const count = Math.max(0, Math.floor((closes - opens) / slotMinutes));
  return Array.from({ length: count }, (_, i) => {
    const from = opens + i * slotMinutes;
    return { from, to: from + slotMinutes, capacity, class: of, services };
  });
}

/** In order of their beginning; what was opened specially stands before the list where both begin at once. */
function apart(slots: readonly Slot[]): Slot[] {
  const kept: Slot[] = [];
  for (const slot of slots.toSorted((a, b) => a.from - b.from))
    if (slot.from >= (kept.at(-1)?.to ?? 0)) kept.push(slot);
  return kept;
}
