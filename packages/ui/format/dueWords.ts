import { type Text, t } from "@wuxing/kernel/text";
import { dayInChina } from "./formatInstant.ts";

/** What is left of a clock; below zero is what it is late by. */
export interface Remaining {
  readonly count: number;
  readonly unit: "workingDays" | "days" | "hours";
}

export interface DueInput {
  /** ISO instant; null where nobody waits. */
  readonly dueAt: string | null;
  /** False where the year's holidays are not announced yet, so that the day may still move. */
  readonly certain: boolean;
  /** ISO instant. */
  readonly now: string;
  /** Counted by the server with its calendar; without it calendar days are counted here. */
  readonly remaining?: Remaining | null;
}

const units: Record<Remaining["unit"], { zh: string; one: string; many: string }> = {
  workingDays: { zh: "个工作日", one: "working day", many: "working days" },
  days: { zh: "天", one: "day", many: "days" },
  hours: { zh: "小时", one: "hour", many: "hours" },
};

function calendarDays(dueAt: string, now: string): Remaining {
  const days = Math.round((Date.parse(dayInChina(dueAt)) - Date.parse(dayInChina(now))) / 86_400_000);
  return { count: days, unit: "days" };
}

function words(dueAt: string, now: string, remaining: Remaining): Text {
  const unit = units[remaining.unit];
  const count = Math.abs(remaining.count);
  const english = `${count} ${count === 1 ? unit.one : unit.many}`;
  if (Date.parse(now) > Date.parse(dueAt)) {
    return count === 0 ? t("已超期", "overdue") : t(`已超期 ${count} ${unit.zh}`, `${english} overdue`);
  }
  if (dayInChina(now) === dayInChina(dueAt)) return t("今天到期", "due today");
  return t(`还有 ${count} ${unit.zh}`, `${english} left`);
}

/** How long there still is, in words: `还有 3 个工作日`, `今天到期`, `已超期 2 天`; says so where the day may still move. */
export function dueWords(due: DueInput): Text {
  if (due.dueAt === null) return t("没有期限", "no deadline");
  const said = words(due.dueAt, due.now, due.remaining ?? calendarDays(due.dueAt, due.now));
  if (due.certain) return said;
  return t(
    `${said.zh}（当年放假安排公布后再确认）`,
    `${said.en} (to be confirmed once that year's holidays are announced)`,
  );
}
