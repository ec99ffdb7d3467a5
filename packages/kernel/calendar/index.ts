export type { Calendar, DayKind } from "./Calendar.ts";
export { CalendarError } from "./CalendarError.ts";
export { calendarFrom } from "./calendarFrom.ts";
export { chinaCalendar } from "./chinaCalendar.ts";
export { chinaYears } from "./chinaYears.ts";
export {
  addDays,
  type Day,
  dayOf,
  daysBetween,
  endOfDay,
  type Instant,
  nextDay,
  parseDay,
  startOfDay,
  weekday,
  yearOf,
} from "./Day.ts";
export { type HolidayDay, withHolidays } from "./withHolidays.ts";
export {
  addWorkingDays,
  countWorkingDays,
  Judge,
  nextWorkingDay,
  type Reckoning,
  type WorkingDayCount,
} from "./workingDays.ts";
export type { HolidayPeriod, YearTable } from "./YearTable.ts";
