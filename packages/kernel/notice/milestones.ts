import { t } from "@wuxing/kernel/text";
import { findDates, isoDay, type PrintedDate } from "./dates.ts";
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
    if (context.rangeStart && date.year !== null) lastYear = date.year;
    const verdict = judge(date, context, year);
    if (verdict === "no") return;
    if (verdict === "yearly") {
      doubts.push({ field: "milestones", reason: yearly });
      return;
    }
    const dueYear = date.year ?? (date.yearsOn > 0 && year !== null ? year + date.yearsOn : (lastYear ?? year));
    const due = dueYear === null ? null : isoDay(dueYear, date.month, date.day);
    if (dueYear !== null && due === null) return;
    if (date.year !== null) lastYear = date.year;
    const start = span.start + date.start - context.to.length;
    const end = span.start + date.end;
    const sure = verdict === "yes" && due !== null;
    if (due === null) doubts.push({ field: "milestones", reason: noYear });
    const printed = { start, end };
    milestones.push({
      due,
      phrase: source.slice(start, end),
      text: sentenceAt(source, folded, printed, span),
      span: printed,
      sure,
    });
  });
  return { milestones, doubts };
}

const yearly = t(
  "有按年或按月重复的期限，未作为节点导入",
  "A date that returns every year or month is not read as a milestone",
);
const noYear = t("期限没有写明年份，请补上", "A due date tells no year: please add it");

interface Context {
  readonly before: string;
  readonly after: string;
  /** 到 or 至 right before, which belongs to the phrase. */
  readonly to: string;
  readonly labelled: boolean;
  readonly rangeStart: boolean;
  readonly rangeEnd: boolean;
  readonly inTitle: boolean;
}

function contextOf(
  text: string,
  date: PrintedDate,
  previous: PrintedDate | undefined,
  next: PrintedDate | undefined,
): Context {
  const before = text.slice(Math.max(0, date.start - 24), date.start);
  const after = text.slice(date.end, date.end + 24);
  const gap = previous ? text.slice(previous.end, date.start) : "x";
  const near = text.slice(Math.max(0, date.start - 80), date.start);
  return {
    before,
    after,
    to: /(?:到|至)$/u.exec(before)?.[0] ?? "",
    labelled: /(?:时限|时间|期限|节点)(?:要求|节点|安排|进度)?[】\]]?[: ]*[^。;\n]{0,14}$/u.test(before),
    rangeStart: /^ ?(?:-|至|到)/u.test(after) && (/^ ?(?:-|至|到) ?\d/u.test(after) || next?.start === date.end + 1),
    rangeEnd: /-$/u.test(before) || (/^(?:至|到)$/u.test(gap) && previous !== undefined),
    inTitle: near.lastIndexOf("《") > near.lastIndexOf("》"),
  };
}

function judge(date: PrintedDate, context: Context, docYear: number | null): "yes" | "guess" | "yearly" | "no" {
  const { before, after, labelled } = context;
  const clear = /前$|止$/u.test(after) || date.before;
  if (context.inTitle || context.rangeStart) return "no";
  if (/每(?:年|月|季度?|学期|半年)[^。;,]{0,3}$/u.test(before) || /每$/u.test(before)) return "yearly";
  if (/^(?:起|以来|以后|之后|后|始|开始|以来|度|间|期间|出台|印发|制定的|版)/u.test(after)) return "no";
  if (date.year !== null && docYear !== null && date.year < docYear) return "no";
  if (context.rangeEnd && date.form === "year") return "no";
  if (labelled) return date.form === "year" && !clear ? "guess" : "yes";
  if (/(?:截至|截止)(?:到|至)?$/u.test(before) && /^[^。]{0,24}(?:已|共有|累计)/u.test(after)) return "no";
  switch (date.form) {
    case "plan":
      return "yes";
    case "yearEnd":
      return /前|内/u.test(lastWord(date, context)) || date.year !== null ? "yes" : dueWords(context) ? "guess" : "no";
    case "day":
      return clear ? "yes" : dueWords(context) ? "guess" : "no";
    case "month":
      return clear ? "yes" : context.to !== "" || dueWords(context) ? "guess" : "no";
    case "quarter":
    case "half":
      if (/(?:每|前|全|各|上)$/u.test(before)) return "no";
      return clear || date.year !== null ? "yes" : dueWords(context) ? "guess" : "no";
    default:
      if (context.to !== "") return "yes";
      if (clear) return "yes";
      return docYear !== null &&
        date.year !== null &&
        date.year > docYear &&
        /^(?:,|[^。;,\d]{0,4}(?:完成|建成|实现|达到|基本))/u.test(after)
        ? "guess"
        : "no";
  }
}

const lastWord = (date: PrintedDate, context: Context): string => (date.before ? "前" : context.after.slice(0, 1));

/** Words near a date that make it a due date though no 前 follows: 于…完成, 力争…实现. */
function dueWords(context: Context): boolean {
  if (/(?:力争|争取|确保|计划|预计|于|在|须|应|到|至|截至|截止)(?:到|至|于|在)?$/u.test(context.before))
    return /完成|实现|建成|达|投|开|出台|报|上线/u.test(context.after);
  return /^,?[^。;,]{0,10}(?:完成|办结|建成|投用|投入使用|竣工|通车|上线|到位)/u.test(context.after);
}

function sentenceAt(source: string, folded: string, at: Span, within: Span): string {
  let start = at.start;
  while (start > within.start && at.start - start < 200 && !/[。;\n]/u.test(folded.charAt(start - 1))) start--;
  let end = at.end;
  while (end < within.end && end - at.end < 200 && !/[。;\n]/u.test(folded.charAt(end))) end++;
  return source.slice(start, end).trim();
}
