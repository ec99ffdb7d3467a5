import { addDays, type Day } from "@wuxing/kernel/calendar";
import type { AgeUnit } from "./Condition.ts";

/** The day that lies so long before another; the last of its month where that month has no such day. */
export function ageLimit(day: Day, amount: number, unit: AgeUnit): Day {
  if (unit === "day") return addDays(day, -amount);
  const months = Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1 - (unit === "year" ? amount * 12 : amount);
  const year = String(Math.floor(months / 12)).padStart(4, "0");
  const month = (((months % 12) + 12) % 12) + 1;
  const first = `${year}-${String(month).padStart(2, "0")}-01`;
  const last = Number(addDays(month === 12 ? `${Number(year) + 1}-01-01` : nextMonth(year, month), -1).slice(8));
  return `${first.slice(0, 8)}${String(Math.min(last, Number(day.slice(8)))).padStart(2, "0")}`;
}

const nextMonth = (year: string, month: number): Day => `${year}-${String(month + 1).padStart(2, "0")}-01`;
