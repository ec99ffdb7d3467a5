import type { Locale } from "@wuxing/kernel/text";
import { formatDay } from "@wuxing/kernel/text";

/** China has one time zone and no summer time. */
const chinaOffset = 8 * 3_600_000;

/** The instant's wall clock in China as `YYYY-MM-DDTHH:MM:SS`. Throws RangeError where it is not an ISO instant. */
const inChina = (instant: string): string => new Date(Date.parse(instant) + chinaOffset).toISOString();

/** The day in China on which an ISO instant falls, `YYYY-MM-DD`. */
export const dayInChina = (instant: string): string => inChina(instant).slice(0, 10);

/** ISO instant → `2020年6月30日 周二 14:05` or `30 Jun 2020, Tue 14:05`, in China time, 24 h. */
export function formatInstant(instant: string, locale: Locale): string {
  const local = inChina(instant);
  return `${formatDay(local.slice(0, 10), locale)} ${local.slice(11, 16)}`;
}
