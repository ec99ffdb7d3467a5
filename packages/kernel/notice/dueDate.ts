import type { PrintedDate } from "./dates.ts";

/** What surrounds a date in a folded text. */
export interface Context {
  readonly before: string;
  readonly after: string;
  /** 到 or 至 right before, which belongs to the phrase. */
  readonly to: string;
  readonly labelled: boolean;
  readonly rangeStart: boolean;
  readonly rangeEnd: boolean;
  readonly inTitle: boolean;
}

/** The surroundings of a date, with its neighbours in the same stretch of text. */
export function contextOf(
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

/** Whether a date is a due date; `yearly` for one that returns. */
export type Verdict = "yes" | "guess" | "yearly" | "no";

type Rule = (date: PrintedDate, context: Context, docYear: number | null) => Verdict | null;

const isClear = (date: PrintedDate): boolean => date.before;

/** Asked in order; the first that knows decides. */
const rules: readonly Rule[] = [
  (_date, { inTitle, rangeStart }) => (inTitle || rangeStart ? "no" : null),
  (_date, { before }) => (/每(?:年|月|季度?|学期|半年)[^。;,]{0,3}$|每$/u.test(before) ? "yearly" : null),
  (_date, { after }) => (/^(?:起|以来|以后|之后|后|始|开始|度|间|期间)/u.test(after) ? "no" : null),
  (date, { after }) => (!isClear(date) && /^(?:出台|印发|制定的|版)/u.test(after) ? "no" : null),
  (date, _context, docYear) => (date.year !== null && docYear !== null && date.year < docYear ? "no" : null),
  (date, { rangeEnd }) => (rangeEnd && date.form === "year" ? "no" : null),
  (date, { labelled }) => (labelled ? (date.form === "year" && !isClear(date) ? "guess" : "yes") : null),
  (date, { rangeEnd, after }) =>
    rangeEnd && !isClear(date) && !/^[^。;,]{0,6}(?:完成|建成|实现)/u.test(after) ? "no" : null,
  (_date, { before, after }) =>
    /(?:截至|截止)(?:到|至)?$/u.test(before) && /^[^。]{0,24}(?:已|共有|累计)/u.test(after) ? "no" : null,
  (date, { after }) => (/年内$/u.test(date.text) && /^[^。;,)]{0,4}持续/u.test(after) ? "no" : null),
];

const byForm: Readonly<Record<PrintedDate["form"], Rule>> = {
  plan: () => "yes",
  yearEnd: (date, context) =>
    isClear(date) || context.after.startsWith("前") || date.year !== null ? "yes" : dueWords(context) ? "guess" : "no",
  day: (date, context) =>
    isClear(date) ? "yes" : dueWords(context) || (context.to === "至" && !context.rangeEnd) ? "guess" : "no",
  month: (date, context) => (isClear(date) ? "yes" : context.to !== "" || dueWords(context) ? "guess" : "no"),
  quarter: partOfYear,
  half: partOfYear,
  year: (date, context, docYear) => {
    if (context.to !== "" || isClear(date)) return "yes";
    const later = docYear !== null && date.year !== null && date.year > docYear;
    return later && /^(?:,|[^。;,\d]{0,4}(?:完成|建成|实现|达到|基本))/u.test(context.after) ? "guess" : "no";
  },
};

function partOfYear(date: PrintedDate, context: Context): Verdict {
  if (/(?:每|前|全|各|上)$/u.test(context.before)) return "no";
  if (isClear(date) || date.year !== null) return "yes";
  const opens = /(?:^|[,。;:(\n]) ?$/u.test(context.before) && /^ ?,/u.test(context.after);
  return opens || dueWords(context) ? "guess" : "no";
}

/** Whether a date in its surroundings is a due date, for a paper of `docYear`. */
export function judgeDate(date: PrintedDate, context: Context, docYear: number | null): Verdict {
  for (const rule of rules) {
    const verdict = rule(date, context, docYear);
    if (verdict) return verdict;
  }
  return byForm[date.form](date, context, docYear) ?? "no";
}

/** Words near a date that make it a due date though no 前 follows: 于…完成, 力争…实现. */
function dueWords(context: Context): boolean {
  if (/(?:力争|争取|确保|计划|预计|于|在|须|应|到|至|截至|截止)(?:到|至|于|在)?$/u.test(context.before))
    return /^[^。;,]{0,16}(?:完成|实现|建成|达|投|开|出台|报|上线)/u.test(context.after);
  return /^,?[^。;,]{0,10}(?:完成|形成|办结|建成|投用|投入使用|竣工|通车|上线|到位|举办|召开|交付|启用|投产|达产|出台|印发|推出|开园|开馆|试运行)/u.test(
    context.after,
  );
}
