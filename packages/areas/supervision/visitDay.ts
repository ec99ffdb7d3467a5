import { addWorkingDays, type Calendar, type Day, nextDay } from "@wuxing/kernel/calendar";
import { ticketOfProof } from "@wuxing/kernel/draw";

/** The days from the first to the last on which offices work. */
export function workingDaysOf(calendar: Calendar, first: Day, last: Day): Day[] {
  const days: Day[] = [];
  for (let day = first; day <= last; day = nextDay(day))
    if (addWorkingDays(calendar, day, 0).day === day) days.push(day);
  return days;
}

/**
 * The day on which a visit begins, of these days: by the last 16 digits of its ticket, which the draw's secret key alone
 * can tell before the visit, and its proof shows afterwards. (The first digits are low for all that were drawn.)
 */
export function visitDay(proof: string, days: readonly Day[]): Day {
  const day = days[Number(BigInt(`0x${ticketOfProof(proof).slice(-16)}`) % BigInt(Math.max(1, days.length)))];
  if (day === undefined) throw new RangeError("a round has at least one working day");
  return day;
}
