import { type Text, t } from "@wuxing/kernel/text";
import type { Calendar, DayKind } from "./Calendar.ts";
import { CalendarError } from "./CalendarError.ts";
import { addDays, type Day, daysBetween, nextDay, parseDay, weekday, yearOf } from "./Day.ts";
import type { HolidayPeriod, YearTable } from "./YearTable.ts";

interface Special {
  readonly kind: DayKind;
  readonly name: Text;
}

/**
 * The calendar of the years given; every other year is "notAnnounced". Where two tables speak of one day, the later
 * year's holds. Throws CalendarError for a year given twice, an impossible day, a day outside its year and the December
 * before, a period longer than a month or running backwards, one day both free and worked, or a year that is none.
 */
export function calendarFrom(tables: readonly YearTable[]): Calendar {
  const kinds = new Map<Day, DayKind>();
  const names = new Map<Day, Text>();
  const years = new Set<number>();
  for (const table of tables) {
    const { year } = table;
    if (!Number.isInteger(year) || year < 1949 || year > 2999)
      throw fault(table, t("年份不对", "there is no such year"));
    for (let day = `${year}-01-01`; yearOf(day) === year; day = nextDay(day))
      kinds.set(day, weekday(day) > 5 ? "rest" : "working");
  }
  for (const table of [...tables].sort((a, b) => a.year - b.year)) {
    if (years.has(table.year)) throw fault(table, t("这一年给了两次", "this year is given twice"));
    years.add(table.year);
    for (const [day, { kind, name }] of daysOf(table)) {
      if (!kinds.has(day)) continue;
      kinds.set(day, kind);
      names.set(day, name);
    }
  }
  return { kind: (day) => kinds.get(day) ?? "notAnnounced", holiday: (day) => names.get(day) };
}

function daysOf(table: YearTable): Map<Day, Special> {
  const days = new Map<Day, Special>();
  const put = (day: Day, special: Special): void => {
    const before = days.get(day);
    if (before && before.kind !== special.kind)
      throw fault(table, t(`${day} 既放假又上班`, `${day} is both free and worked`));
    days.set(day, special);
  };
  for (const period of table.holidays) {
    const { name } = period;
    for (const day of freeDays(table, period)) put(day, { kind: "rest", name });
    for (const day of period.work) put(within(table, day), { kind: "working", name });
  }
  return days;
}

function freeDays(table: YearTable, period: HolidayPeriod): Day[] {
  const from = within(table, period.from);
  const length = daysBetween(from, within(table, period.to)) + 1;
  if (length < 1 || length > 31)
    throw fault(table, t(`${period.name.zh}的起止日期不对`, `${period.name.en} has a wrong first or last day`));
  return Array.from({ length }, (_, i) => addDays(from, i));
}

function within(table: YearTable, text: string): Day {
  const day = parseDay(text);
  if (yearOf(day) === table.year || day.startsWith(`${table.year - 1}-12-`)) return day;
  throw fault(table, t(`${day} 不属于这一年`, `${day} does not belong to this year`));
}

const fault = (table: YearTable, what: Text): CalendarError =>
  new CalendarError(
    t(
      `${table.year} 年放假安排有误：${what.zh}，请对照通知改正`,
      `Holiday table of ${table.year}: ${what.en}; please mend it against the notice`,
    ),
  );
