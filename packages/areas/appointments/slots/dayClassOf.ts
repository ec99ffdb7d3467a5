import type { Calendar, Day } from "@wuxing/kernel/calendar";
import { festivalOf } from "./festivalOf.ts";
import type { HourClass } from "./PlaceHours.ts";

/**
 * The classes of hours that hold on a day. A make-up day (调休) is a working day whatever its weekday. Undefined: the
 * year's holidays are not announced.
 */
export function classesOn(calendar: Calendar, day: Day): readonly HourClass[] | undefined {
  const kind = calendar.kind(day);
  if (kind === "notAnnounced") return undefined;
  if (kind === "working") return ["ordinary", "noon"];
  if (festivalOf(day)) return ["festival"];
  return [calendar.holiday(day) ? "holiday" : "weekend"];
}
