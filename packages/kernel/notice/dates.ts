import { chineseNumber, yearNumber } from "./numerals.ts";

/** A date as printed: its last day where year is known (`2020年6月底` is 30 June 2020), and how it was told. */
export interface PrintedDate {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly year: number | null;
  /** Years to add where the year is told as 今年 (0) or 明年 (1). */
  readonly yearsOn: number;
  readonly month: number;
  readonly day: number | null;
  /** 前, 底, 末 or 内 follow: the words of a due date. */
  readonly before: boolean;
  /** Whether year, month or only part of a year is told. */
  readonly form: "day" | "month" | "quarter" | "half" | "yearEnd" | "year" | "plan";
}

const han = "[一二三四五六七八九十]{1,3}";
const year = "(?<year>20\\d\\d|19\\d\\d|二[〇零oO0][〇零一二三四五六七八九oO0]{2})";
const near = "(?<near>今|本|当|明|来|次)年度?";
const lead = `(?:${year} ?年? ?|${near})`;
const stop = "(?<stop>(?:月?[底末])?(?:之前|以前|前|内|为?止)?|[底末])";
const pattern = new RegExp(
  [
    `(?:${lead})?(?<month>1[0-2]|0?[1-9]|${han}) ?月份? ?(?:(?<day>3[01]|[12]\\d|0?[1-9]|${han}) ?[日号]|(?<part>[上中下]旬))?${stop}`,
    `(?:${lead})?(?:第 ?)?(?<quarter>[一二三四1-4]) ?季度${stop.replace("stop", "stop2")}`
      .replace("?<year>", "?<year2>")
      .replace("?<near>", "?<near2>"),
    `(?:${lead})?(?<half>[上下])半年${stop.replace("stop", "stop3")}`
      .replace("?<year>", "?<year3>")
      .replace("?<near>", "?<near3>"),
    `${lead}(?:年)?(?<stop4>(?:年?[底末]|内)(?:之前|以前|前)?|(?:之前|以前|前))`
      .replace("?<year>", "?<year4>")
      .replace("?<near>", "?<near4>"),
    "(?<![\\d一二两三四五六七八九十几数半多])(?<stop5>年(?:底|末)(?:之前|以前|前)?|年内)",
    `${year.replace("?<year>", "?<year6>")} ?年(?!度?来|代)`,
    "“?(?<plan>十[一二三四五六])五”?(?:规划)?(?:时期|期间?)?(?:末|期末)(?:之前|以前|前)?",
    `${year.replace("?<year>", "?<year8>")}[./-](?<month8>1[0-2]|0?[1-9])(?:[./-](?<day8>3[01]|[12]\\d|0?[1-9]))?(?<stop8>[底末]?(?:之前|以前|前)?)`,
  ]
    .map((form) => `(?:${form})`)
    .join("|"),
  "gu",
);

const plans: Readonly<Record<string, number>> = {
  十一: 2010,
  十二: 2015,
  十三: 2020,
  十四: 2025,
  十五: 2030,
  十六: 2035,
};

/** Every date in a folded text, in order. Years lost their 年 or not (`20206月底前`); ranges are two dates. */
export function findDates(folded: string): PrintedDate[] {
  const dates: PrintedDate[] = [];
  for (const match of folded.matchAll(pattern)) {
    if (/[\d.]/u.test(folded.charAt(match.index - 1)) && /^\d/u.test(match[0])) continue;
    const date = readDate(match.groups ?? {}, match.index, match[0]);
    if (date) dates.push(date);
  }
  return dates;
}

const number = (printed: string): number => (/^\d/u.test(printed) ? Number(printed) : (chineseNumber(printed) ?? 0));

type Groups = Record<string, string | undefined>;

function readDate(g: Groups, start: number, text: string): PrintedDate | null {
  const printedYear = firstOf(g, ["year", "year2", "year3", "year4", "year6", "year8"]);
  const nearYear = firstOf(g, ["near", "near2", "near3", "near4"]);
  const told = whatIsTold(g, printedYear !== undefined);
  if (!told) return null;
  return {
    start,
    end: start + text.length,
    text,
    year: g.plan ? (plans[g.plan] ?? null) : printedYear ? yearNumber(printedYear) : null,
    yearsOn: nearYear && /[明来次]/u.test(nearYear) ? 1 : 0,
    before: g.plan !== undefined || firstOf(g, ["stop", "stop2", "stop3", "stop4", "stop5", "stop8"]) !== undefined,
    ...told,
  };
}

const firstOf = (g: Groups, names: readonly string[]): string | undefined =>
  names.map((name) => g[name]).find((part) => part);

function whatIsTold(g: Groups, withYear: boolean): Pick<PrintedDate, "month" | "day" | "form"> | null {
  if (g.plan) return { month: 12, day: null, form: "plan" };
  if (g.quarter) return { month: number(g.quarter) * 3, day: null, form: "quarter" };
  if (g.half) return { month: g.half === "上" ? 6 : 12, day: null, form: "half" };
  if (g.stop4 || g.stop5) return { month: 12, day: null, form: "yearEnd" };
  if (g.month || g.month8) return monthAndDay(g);
  return withYear ? { month: 12, day: null, form: "year" } : null;
}

const partOfMonth: Readonly<Record<string, number>> = { 上: 10, 中: 20 };

function monthAndDay(g: Groups): Pick<PrintedDate, "month" | "day" | "form"> | null {
  const month = number(g.month ?? g.month8 ?? "");
  const printedDay = g.day ?? g.day8;
  const day = printedDay ? number(printedDay) : (partOfMonth[g.part?.charAt(0) ?? ""] ?? null);
  if (month < 1 || month > 12 || (day !== null && (day < 1 || day > 31))) return null;
  return { month, day, form: printedDay ? "day" : "month" };
}

/** The calendar day of a date in a year, the month's last day where no day is told; null if there is no such day. */
export function isoDay(year: number, month: number, day: number | null): string | null {
  const last = new Date(Date.UTC(year, month, 0)).getUTCDate();
  if ((day ?? 1) > last) return null;
  return `${year}-${String(month).padStart(2, "0")}-${String(day ?? last).padStart(2, "0")}`;
}
