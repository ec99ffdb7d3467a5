import { isoDay } from "./dates.ts";
import type { Span } from "./Notice.ts";
import { chineseNumber, yearNumber } from "./numerals.ts";

/** What stands above the tasks of a paper. */
export interface Head {
  readonly title: string | null;
  readonly documentNumber: string | null;
  readonly issuer: string | null;
  readonly issuedOn: string | null;
}

const kinds =
  "通知|意见|方案|办法|规定|决定|要点|措施|计划|规划|细则|分工|任务|清单|通告|公告|批复|函|条例|纲要|报告|分解表|工作安排|制度|规则|行动";

/** Reads the head of a paper. `bodyStart` is where its first numbered provision begins. */
export function readHead(source: string, folded: string, bodyStart: number): Head {
  const title = readTitle(source, folded.slice(0, Math.min(4000, Math.max(bodyStart, 0))));
  const documentNumber = readNumber(folded, bodyStart);
  const issuedOn = readIssuedOn(folded);
  const issuer = /^(?!关于|印发|转发)(.{2,40}?)(?:印发|关于|转发)/u.exec(title ?? "")?.[1] ?? issuerAboveDate(folded);
  return { title, documentNumber, issuer: issuer ?? null, issuedOn };
}

const titleEnd = new RegExp(`(?:${kinds})(?:\\([^()]{1,20}\\))?$`, "u");
const titled = new RegExp(`(?:关于|印发|转发).{2,160}(?:${kinds})|^.{4,60}(?:${kinds})(?:\\([^()]{1,20}\\))?$`, "u");
const titleInRun = new RegExp(`[^\\s。,;:>)\\]]{0,40}(?:关于|印发)[^\\n。]{2,100}?的(?:${kinds})`, "u");

function readTitle(source: string, zone: string): string | null {
  const labelled = /(?:^|\n) *(?:标 {0,4}题|名 {0,4}称) *: *\n? *([^\n]{4,120})/u.exec(zone);
  if (labelled?.[1]) return clean(source, labelled.index + labelled[0].length - labelled[1].length, labelled[1].length);
  const lines = [...zone.matchAll(/[^\n]+/gu)].filter(
    (line) =>
      /[\u4e00-\u9fff]{3}/u.test(line[0]) && !/^ *(?:\(?[一二三四五六七八九十]{1,3}[、.)]|\d{1,3}[.、])/u.test(line[0]),
  );
  for (const [i, line] of lines.entries()) {
    const words = line[0].trim();
    const next = lines[i + 1];
    if (words.length <= 120 && titled.test(words) && !/[。;,]$/u.test(words))
      return clean(source, line.index, line[0].length);
    const broken = words.length <= 60 && /关于|印发/u.test(words) && !/[。;,:]/u.test(words);
    if (broken && next && next[0].trim().length <= 60 && titleEnd.test(next[0].trim()))
      return clean(source, line.index, next.index + next[0].length - line.index);
  }
  const run = titleInRun.exec(zone);
  if (run) return clean(source, run.index, run[0].length);
  const short = lines.find((line) => line[0].trim().length <= 60 && !/[:。]/u.test(line[0]));
  return short ? clean(source, short.index, short[0].length) : null;
}

const clean = (source: string, start: number, length: number): string | null =>
  source
    .slice(start, start + length)
    .replace(/\s+/gu, " ")
    .trim() || null;

const numberPattern =
  /(?<code>[\u4e00-\u9fff]{2,14})(?:\([\u4e00-\u9fff]{1,4}\))? ?(?:[〔[(【] ?(?<year>(?:19|20)\d\d) ?[〕\])】]? ?(?:第 ?)?(?<serial>\d{1,4}) ?号?|(?<lostYear>20\d\d) ?[〕\])】]? ?(?:第 ?)?(?<lostSerial>\d{1,4})(?!\d) ?(?<hao>号)?)(?!\d|[年月日.-])/gu;

const kindEnd = new RegExp(`(?:${kinds})\\($`, "u");

/** The paper's own number, in its normal form; not one that it cites, which stands in brackets or after a title. */
function readNumber(folded: string, bodyStart: number): string | null {
  const zone = folded.slice(0, Math.min(Math.max(bodyStart, 600), 6000));
  for (const match of zone.matchAll(numberPattern)) {
    const g = match.groups ?? {};
    const run = g.code ?? "";
    const code = trimCode(run);
    const start = match.index + run.length - code.length;
    const before = zone.slice(Math.max(0, start - 30), start).replace(/ +$/u, "");
    if (!isOwnNumber(code, run, before, g.lostYear !== undefined)) continue;
    return `${code}〔${g.year ?? g.lostYear}〕${Number(g.serial ?? g.lostSerial)}号`;
  }
  return null;
}

const afterTitle = new RegExp(`(?:${kinds})[》)]?$|[:\\]]$|^ *$`, "u");

function isOwnNumber(code: string, run: string, before: string, lostSigns: boolean): boolean {
  if (code.length < 2 || /根据|依据|按照|贯彻|执行|落实|转发|精神/u.test(code)) return false;
  const line = before.slice(before.lastIndexOf("\n") + 1);
  const inTitle = kindEnd.test(before) && !/[。,;根据照]/u.test(line);
  if ((/[(》根据按照]$/u.test(before) && !inTitle) || /《[^》]*$/u.test(before)) return false;
  const runsOn = run.length > code.length;
  const ownLine = inTitle || line === "" || /(?:字号|文号|编号) ?:?$|(?:文件|】)$/u.test(before);
  if (!ownLine && !runsOn && !afterTitle.test(before)) return false;
  if (!lostSigns) return true;
  return /[发办字函规令通政府文厅局委]$/u.test(code) && (ownLine || runsOn || !/[\u4e00-\u9fff]$/u.test(before));
}

/** Where blanks were lost, the words before the code run into it. */
function trimCode(run: string): string {
  const cut = new RegExp(`^.*(?:${kinds}|文件|字号|文号)(?=[\\u4e00-\\u9fff]{2})`, "u").exec(run);
  return cut ? run.slice(cut[0].length) : run;
}

const ends = "(?:政府|办公室|办公厅|委员会|局|委|部|厅|院|会|办|署|府)";
const han = "[〇零一二三四五六七八九十oO0]";
const dated = `(?<year>20\\d\\d|19\\d\\d|二[〇零oO0]${han}{2}) ?(?:年 ?(?<month>\\d{1,2}|${han}{1,3}) ?月 ?(?<day>\\d{1,2}|${han}{1,3}) ?日?|[-./](?<month2>\\d{1,2})[-./](?<day2>\\d{1,2})|年?(?<run>\\d{2,4})(?!\\d))`;

/** The day under the signature, or the one that the page names as the paper's; not the day of its publication on a page. */
function readIssuedOn(folded: string): string | null {
  const forms = [
    `(?:成文|发文|印发|生成|签发)(?:日期|时间) ?: *\\n? *${dated}`,
    `${ends} {0,40}\\n(?: {0,60}\\n){0,4} {0,60}${dated} {0,40}(?:\\n|$)`,
    `(?:^|\\n) {0,60}\\(?${dated}\\)? {0,40}(?:\\n|$)`,
    `[\\u4e00-\\u9fff]{2}${ends} {0,40}${dated}(?=(?: {0,10}\\(?(?:此件|公开|主动|附件)| {1,40}[^\\d年月前底]|\\(|$|[\\u4e00-\\u9fff]{2,30}(?:方案|要点|措施|意见|计划)))(?!前|底|以|起|印发|召开)`,
    `[。!] {0,40}${dated}(?= {0,20}\\((?:此件|公开|主动))`,
    `[。!] {0,40}${dated}\\s{0,40}$`,
    `(?:颁布|公布)(?:日期|时间)?[】 ]*: *\\n? *${dated}`,
    `${dated}印发`,
  ];
  for (const form of forms) {
    for (const match of folded.matchAll(new RegExp(form, "gu"))) {
      const day = readDay(match.groups ?? {}, folded);
      if (day) return day;
    }
  }
  return null;
}

function readDay(g: Record<string, string | undefined>, folded: string): string | null {
  const year = yearNumber(g.year ?? "");
  if (year === null) return null;
  const value = (printed: string): number =>
    /^\d/u.test(printed) ? Number(printed) : (chineseNumber(printed.replace(/[oO0]/gu, "〇")) ?? 0);
  if (!g.run) {
    const [month, day] = [value(g.month ?? g.month2 ?? ""), value(g.day ?? g.day2 ?? "")];
    return month >= 1 && month <= 12 && day >= 1 ? isoDay(year, month, day) : null;
  }
  const splits = g.run.length === 4 ? [2] : g.run.length === 2 ? [1] : [1, 2];
  const days = splits
    .map((at) => [Number(g.run?.slice(0, at)), Number(g.run?.slice(at)), g.run?.charAt(at)] as const)
    .filter(([month, day, lead]) => month >= 1 && month <= 12 && day >= 1 && (lead !== "0" || g.run?.length === 4))
    .map(([month, day]) => isoDay(year, month, day))
    .filter((day) => day !== null);
  const published = publishedOn(folded);
  return (
    days.findLast((day) => published !== null && day <= published && published.slice(0, 7) === day.slice(0, 7)) ??
    days[0] ??
    null
  );
}

/** The day of publication that a page prints, which tells `2019116` apart: 16 January or 6 November. */
function publishedOn(folded: string): string | null {
  const match =
    /(?:发布|发文|公布|来源)?(?:日期|时间)? ?:? *(?<year>20\d\d)[-年](?<month>\d{1,2})[-月](?<day>\d{1,2})/u.exec(
      folded.slice(0, 3000),
    );
  const g = match?.groups;
  return g ? isoDay(Number(g.year), Number(g.month), Number(g.day)) : null;
}

function issuerAboveDate(folded: string): string | undefined {
  return new RegExp(
    `(?:^|\\n) {0,60}([\\u4e00-\\u9fff]{3,30}${ends}) {0,40}\\n(?: {0,60}\\n){0,4} {0,60}${dated.replaceAll("?<", "?<_")}`,
    "u",
  ).exec(folded)?.[1];
}

/** The year that dates without one mean: the one in the title if it names one alone, else that of the paper's day or number. */
export function documentYear(head: Head, folded: string, zone: Span): number | null {
  const years = [...(head.title ?? "").matchAll(/20\d\d(?=年)/gu)].map((match) => Number(match[0]));
  const range = /20\d\d年?[-—–~～至]+20\d\d/u.test(head.title ?? "");
  if (years.length === 1 && !range) return years[0] as number;
  if (head.issuedOn) return Number(head.issuedOn.slice(0, 4));
  const number = /〔(\d{4})〕/u.exec(head.documentNumber ?? "")?.[1];
  if (number) return Number(number);
  const published = publishedOn(folded);
  if (published) return Number(published.slice(0, 4));
  const underTitle = /\n {0,40}\((20\d\d) ?年 ?\d{1,2} ?月(?: ?\d{1,2} ?日)?\) {0,40}\n/u.exec(
    folded.slice(0, 3000),
  )?.[1];
  if (underTitle) return Number(underTitle);
  const own =
    /(20\d\d)年(?:度|全市|全省|全县|全区|政府|工作|重点|[\u4e00-\u9fff]{0,10}(?:工作要点|重点工作|工作方案|实施方案|行动方案))/u.exec(
      folded.slice(zone.start, zone.end),
    )?.[1];
  return own ? Number(own) : null;
}
