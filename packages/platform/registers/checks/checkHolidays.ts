import { chinaCalendar, type Day, weekday } from "@wuxing/kernel/calendar";
import { t } from "@wuxing/kernel/text";
import type { RegisterFault } from "../Change.ts";
import { type Checking, fault, rowsOf } from "./Checking.ts";

/** Statutory holidays are eleven days a year, thirteen from 2025 on; a year of fewer has not been entered whole. */
const fewest = 11;

/** Days to come only, since clocks have run by the others; and a new year whole, for it counts as announced from its first day on. */
export async function checkHolidays(checking: Checking, today: Day): Promise<RegisterFault[]> {
  const rows = rowsOf(checking, "holidays");
  if (rows.length === 0) return [];
  const found: RegisterFault[] = [];
  const years = new Map<number, number>();
  for (const { change, before, after } of rows) {
    const day = (after ?? before)?.day ?? "";
    if (day < today)
      found.push(fault(change, "day", t("已过去的日子不能再改", "A day that has passed cannot be changed")));
    if (after && after.kind === "working" && weekday(after.day) <= 5 && chinaCalendar.kind(after.day) === "working")
      found.push(
        fault(change, "kind", t("这一天本来就上班，不必登记", "This day is worked anyway; it need not be entered")),
      );
    const year = Number(day.slice(0, 4));
    if (!years.has(year)) years.set(year, change);
  }
  for (const [year, change] of years) {
    if (chinaCalendar.kind(`${year}-07-01`) !== "notAnnounced") continue;
    const { rows: counted } = await checking.client.query<{ free: number; all: number }>(
      `SELECT count(*) FILTER (WHERE kind = 'rest') AS free, count(*) AS all FROM holidays
       WHERE day >= make_date($1, 1, 1) AND day < make_date($1 + 1, 1, 1)`,
      [year],
    );
    const { free = 0, all = 0 } = counted[0] ?? {};
    if (all > 0 && free < fewest)
      found.push(
        fault(
          change,
          "day",
          t(
            `${year} 年只有 ${free} 个放假日，不到 ${fewest} 天：请把全年安排一次录完`,
            `${year} has only ${free} free days, fewer than ${fewest}; enter the whole year at once`,
          ),
        ),
      );
  }
  return found;
}
