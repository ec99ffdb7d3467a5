import { type Locale, type Text, t } from "./Text.ts";

const weekdays = {
  zh: ["周日", "周一", "周二", "周三", "周四", "周五", "周六"],
  en: ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"],
} as const;
const months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"] as const;

function parts(day: string): { year: number; month: number; date: number } {
  const match = /^(\d{4})-(\d{2})(?:-(\d{2}))?$/.exec(day);
  if (!match) throw new RangeError(`not a day YYYY-MM-DD or a month YYYY-MM: ${day}`);
  return { year: Number(match[1]), month: Number(match[2]), date: Number(match[3] ?? 1) };
}

/** `2020-06-30` → `2020年6月30日 周二` or `30 Jun 2020, Tue`. Throws RangeError on anything else. */
export function formatDay(day: string, locale: Locale): string {
  const { year, month, date } = parts(day);
  const weekday = weekdays[locale][new Date(Date.UTC(year, month - 1, date)).getUTCDay()];
  return locale === "zh"
    ? `${year}年${month}月${date}日 ${weekday}`
    : `${date} ${months[month - 1]} ${year}, ${weekday}`;
}

/** A day (`2020-06-30`) in both languages, as `formatDay` writes it. */
export const dayWords = (day: string): Text => t(formatDay(day, "zh"), formatDay(day, "en"));

/** `2020-06` → `2020年6月` or `Jun 2020`. */
export function formatMonth(month: string, locale: Locale): string {
  const at = parts(month);
  return locale === "zh" ? `${at.year}年${at.month}月` : `${months[at.month - 1]} ${at.year}`;
}

/** `2020-06` → `6月` or `Jun`, for the axis of a chart. */
export function formatMonthShort(month: string, locale: Locale): string {
  const at = parts(month);
  return locale === "zh" ? `${at.month}月` : (months[at.month - 1] ?? "");
}
