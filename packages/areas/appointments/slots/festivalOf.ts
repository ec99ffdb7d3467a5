import type { Day } from "@wuxing/kernel/calendar";
import { type Text, t } from "@wuxing/kernel/text";

const festivals: Readonly<Record<string, Text>> = {
  "1-1": t("春节", "Spring Festival"),
  "5-5": t("端午节", "Dragon Boat Festival"),
  "8-15": t("中秋节", "Mid-Autumn Festival"),
};
const lunar = new Intl.DateTimeFormat("en-u-ca-chinese", { month: "numeric", day: "numeric", timeZone: "UTC" });

/** The festival whose very day it is by the lunar calendar (春节, 端午节, 中秋节); a leap month has none. */
export function festivalOf(day: Day): Text | undefined {
  const parts = lunar.formatToParts(Date.parse(`${day}T00:00:00Z`));
  const part = (type: string): string => parts.find((one) => one.type === type)?.value ?? "";
  return festivals[`${part("month")}-${part("day")}`];
}
