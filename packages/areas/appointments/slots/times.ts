import { type Day, type Instant, startOfDay } from "@wuxing/kernel/calendar";

const minute = 60_000;

/** "09:30" of minutes since midnight. */
export const clockTime = (minutes: number): string =>
  `${String(Math.floor(minutes / 60)).padStart(2, "0")}:${String(minutes % 60).padStart(2, "0")}`;

/** "09:00–09:30". */
export const timeSpan = (from: number, to: number): string => `${clockTime(from)}–${clockTime(to)}`;

/** The moment of a minute of a day in China. */
export const momentOf = (day: Day, minutes: number): Instant =>
  new Date(Date.parse(startOfDay(day)) + minutes * minute).toISOString();

/** The moment so many minutes after another. */
export const minutesAfter = (at: Instant, minutes: number): Instant =>
  new Date(Date.parse(at) + minutes * minute).toISOString();

/** Minutes of a moment since midnight of a day in China; below zero before it. */
export const minutesInto = (day: Day, at: Instant): number =>
  Math.floor((Date.parse(at) - Date.parse(startOfDay(day))) / minute);
