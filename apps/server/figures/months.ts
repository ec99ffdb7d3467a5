import { dayOf } from "@wuxing/kernel/calendar";

/** The month of an instant in China, YYYY-MM. */
export const monthOf = (instant: string): string => dayOf(instant).slice(0, 7);

/** A month some months away: negative for earlier ones. */
export function shiftMonth(month: string, by: number): string {
  const [year = 0, number = 1] = month.split("-").map(Number);
  const index = year * 12 + number - 1 + by;
  return `${Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, "0")}`;
}

/** Before this month no city had a hotline of this kind: what is asked for before it is not counted. */
const earliest = "2015-01";

/** The month asked for, or the present one where none, none that exists, or one to come was asked for. */
export function askedMonth(asked: string | undefined, now: string): string {
  const present = monthOf(now);
  if (!asked || !/^\d{4}-(0[1-9]|1[0-2])$/u.test(asked)) return present;
  return asked < earliest || asked > present ? present : asked;
}
