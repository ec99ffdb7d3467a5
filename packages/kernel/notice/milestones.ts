import { t } from "@wuxing/kernel/text";
import { findDates, isoDay, type PrintedDate } from "./dates.ts";
import { contextOf, judgeDate } from "./dueDate.ts";
import type { Doubt, Milestone, Span } from "./Notice.ts";

/** The milestones of one stretch of text, with what a person should check. */
export interface Milestones {
  readonly milestones: readonly Milestone[];
  readonly doubts: readonly Doubt[];
}

/**
 * The due dates in `span` of a text. `year` is the document's own year, used where a date tells none and no due date
 * before it in the same item does; null leaves `due` null. Past facts, beginnings, ranges, titles and yearly dates
 * are not due dates. In `dueCells`, a table's cells for the due date, any date is one.
 */
export function readMilestones(
  source: string,
  folded: string,
  span: Span,
  year: number | null,
  dueCells: readonly Span[] = [],
): Milestones {
  const milestones: Milestone[] = [];
  const doubts: Doubt[] = [];
  const text = folded.slice(span.start, span.end);
  const dates = findDates(text);
  let lastYear: number | null = null;
  dates.forEach((date, i) => {
    const told = contextOf(text, date, dates[i - 1], dates[i + 1]);
    const inCell = dueCells.some((cell) => span.start + date.start >= cell.start && span.start + date.end <= cell.end);
    const context = { ...told, labelled: told.labelled || inCell };
    const verdict = judgeDate(date, context, year);
    if (verdict === "yearly") doubts.push({ field: "milestones", reason: yearly });
    const due = verdict === "no" || verdict === "yearly" ? undefined : dueDay(date, lastYear, year);
    if (date.year !== null && (context.rangeStart || due)) lastYear = date.year;
    if (due === undefined) return;
    if (due === null) doubts.push({ field: "milestones", reason: noYear });
    const printed = { start: span.start + date.start - context.to.length, end: span.start + date.end };
    milestones.push({
      due,
      phrase: source.slice(printed.start, printed.end),
      text: sentenceAt(source, folded, printed, span),
      span: printed,
      sure: verdict === "yes" && due !== null,
    });
  });
  return { milestones, doubts };
}

/** The day of a due date; null where no year is known, undefined where there is no such day. */
function dueDay(date: PrintedDate, lastYear: number | null, docYear: number | null): string | null | undefined {
  const counted = date.yearsOn > 0 && docYear !== null ? docYear + date.yearsOn : (lastYear ?? docYear);
  const year = date.year ?? counted;
  return year === null ? null : (isoDay(year, date.month, date.day) ?? undefined);
}

const yearly = t(
  "有按年或按月重复的期限，未作为节点导入",
  "A date that returns every year or month is not read as a milestone",
);
const noYear = t("期限没有写明年份，请补上", "A due date tells no year: please add it");

function sentenceAt(source: string, folded: string, at: Span, within: Span): string {
  let start = at.start;
  while (start > within.start && at.start - start < 200 && !/[。;\n]/u.test(folded.charAt(start - 1))) start--;
  let end = at.end;
  while (end < within.end && end - at.end < 200 && !/[。;\n]/u.test(folded.charAt(end))) end++;
  return source.slice(start, end).trim();
}
