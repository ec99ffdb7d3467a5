import type { Calendar } from "./Calendar.ts";
import { calendarFrom } from "./calendarFrom.ts";
import { chinaYears } from "./chinaYears.ts";

/** The working days of public bodies in China, 2020–2026. A later year: `calendarFrom([...chinaYears, itsTable])`. */
export const chinaCalendar: Calendar = calendarFrom(chinaYears);
