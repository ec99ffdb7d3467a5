import { dayOf, type Instant } from "@wuxing/kernel/calendar";
import type { Almanac } from "@wuxing/kernel/procedure";
import type { Colour } from "@wuxing/kernel/views";

export interface Standing {
  readonly openedAt: Instant;
  readonly closedAt: Instant | null;
  readonly dueAt: Instant | null;
  /** False where the due day is provisional: it then never makes a case red. */
  readonly certain: boolean;
  /** What is done, 0 to 100. */
  readonly percent: number;
}

const day = 24 * 60 * 60 * 1000;

/**
 * Blue when the day is near, yellow when the work lags behind the share of time that has gone, red once overdue until
 * closed (rules.md §10). The thresholds are rule rows, chosen by the day on which one looks.
 */
export function colourOf(standing: Standing, almanac: Almanac, now: Instant): Colour {
  if (standing.closedAt) return "done";
  if (!standing.dueAt) return "none";
  const threshold = (name: string): number => almanac.rules.get(`workPoints.${name}`, dayOf(now)).value.amount;
  const left = Date.parse(standing.dueAt) - Date.parse(now);
  if (left < -threshold("red") * day) return standing.certain ? "red" : "amber";
  const whole = Date.parse(standing.dueAt) - Date.parse(standing.openedAt);
  const gone = whole <= 0 ? 100 : ((Date.parse(now) - Date.parse(standing.openedAt)) / whole) * 100;
  if (gone - standing.percent > threshold("yellow") && gone > threshold("yellowFrom")) return "amber";
  return left < threshold("blue") * day ? "blue" : "none";
}
