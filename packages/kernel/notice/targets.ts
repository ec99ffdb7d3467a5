import { type CountedNumber, judgeGoal } from "./goals.ts";
import { hanTargets } from "./hanTargets.ts";
import { inOrder } from "./inOrder.ts";
import type { Span, Target } from "./Notice.ts";

const unitWords =
  "个百分点|百分点|个工作日|个自然日|工作日|个小时|个|平方公里|平方千米|平方米|立方米|兆瓦时|万千瓦时|千瓦时|兆瓦|千瓦|公顷|公里|千米|公斤|千克|毫克|微克|标准箱|吨标准煤|吨标煤|吨|" +
  "人次|人日|名|人|位|场次|班次|批次|件次|户次|车次|架次|台套|台|家次|家|户|套|项|件|条|场|次|期|处|座|所|亩|米|美元|元|张|辆|部|篇|种|类|门|册|本|组|对|间|床|只|头|羽|棵|株|倍|" +
  "宗|艘|架|起|例|支|片|款|幅|节|课时|小时|分钟|天|分|度|口|盏|块|枚|批|片区|镇|村|社区|站|桩|平米|席|首|部委|环节|学位|床位|车位|泊位|工位|斤|岛|级|代|层|点|类别|份|艺术|座|千伏|公里|海里|微克每立方米";
const pattern =
  /(?<![\d.A-Za-z])(?<number>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d{1,12}(?:\.\d{1,6})?)(?:(?:%|个|家|项|名)?(?:-|至|到)(?<upper>\d{1,12}(?:\.\d{1,6})?))?(?<more>[余多])?(?<scale>万亿|千万|百万|[万亿千百])?(?<more2>[余多])?/gu;
const unitAt = new RegExp(`(?:%|‰|${unitWords})`, "uy");

/**
 * The numbers in `span` that the text sets as goals, `skip` left out (lists of units, dates). A number counts where a
 * word of reaching or of making stands before it, where it is a rate, or where it goes on such a list in its sentence.
 * `year` is the paper's own: what is said of a year before it is a fact.
 */
export function readTargets(
  source: string,
  folded: string,
  span: Span,
  skip: readonly Span[],
  year: number | null = null,
): Target[] {
  const targets: Target[] = [];
  const text = folded.slice(span.start, span.end);
  const barred = inOrder([
    ...hiddenSpans(text),
    ...skip.map((zone) => ({ start: zone.start - span.start, end: zone.end - span.start })),
  ]);
  let sentenceHas = -1;
  let sentence = 0;
  let seen = 0;
  for (const match of text.matchAll(pattern)) {
    for (; seen < match.index; seen++) if (/[。!?\n]/u.test(text.charAt(seen))) sentence = seen + 1;
    if (barred(match.index)) continue;
    const measured = measure(text, match);
    const goal = judgeGoal(countedNumber(text, match, measured, sentence, sentenceHas === sentence, year));
    if (!goal) continue;
    sentenceHas = sentence;
    const start = span.start + phraseStart(text, match.index, sentence);
    const end = span.start + measured.end;
    targets.push({
      value: Number((match.groups?.number ?? "").replaceAll(",", "")),
      unit: measured.unit === "" ? null : source.slice(span.start + measured.unitStart, span.start + measured.unitEnd),
      phrase: source.slice(start, end),
      span: { start, end },
      sure: goal.sure && match.groups?.upper === undefined,
    });
  }
  return [...targets, ...hanTargets(source, folded, span)].sort((a, b) => a.span.start - b.span.start);
}

interface Measured {
  readonly unit: string;
  readonly unitStart: number;
  readonly unitEnd: number;
  /** After 以上, 左右 and the like. */
  readonly end: number;
  readonly suffix: string;
}

function measure(text: string, match: RegExpExecArray): Measured {
  const groups = match.groups ?? {};
  const numberEnd = match.index + match[0].length;
  const scaleLength = (groups.scale ?? "").length + (groups.more2 ?? "").length;
  unitAt.lastIndex = numberEnd;
  const word = unitAt.exec(text)?.[0] ?? "";
  const unitStart = numberEnd - scaleLength;
  const unitEnd = numberEnd + word.length;
  const suffix =
    /^ ?(?:\(不?含[^()]{0,6}\) ?)?(?:以上|左右|以内|之内|以下)/u.exec(text.slice(unitEnd, unitEnd + 14))?.[0] ?? "";
  return { unit: (groups.scale ?? "") + word, unitStart, unitEnd, end: unitEnd + suffix.length, suffix };
}

function countedNumber(
  text: string,
  match: RegExpExecArray,
  m: Measured,
  sentence: number,
  goesOn: boolean,
  year: number | null,
): CountedNumber {
  const before = text.slice(Math.max(sentence, match.index - 40), match.index);
  return {
    printed: match.groups?.number ?? "",
    unit: m.unit,
    bare: m.unit.replace(/^(?:万亿|千万|百万|[万亿千百])/u, ""),
    suffix: m.suffix.trim().replace(/^\([^()]*\) ?/u, ""),
    before,
    clause: before.slice(Math.max(before.lastIndexOf(","), before.lastIndexOf(";")) + 1),
    rest: text.slice(m.unitEnd, m.unitEnd + 12),
    after: text.slice(m.end, m.end + 24),
    past: isPast(before, year),
    goesOn,
  };
}

/** Whether the last year named before a number is one before the paper's own. */
function isPast(before: string, year: number | null): boolean {
  const named = [...before.matchAll(/(?<![-\d比较与以])(20\d\d)年(?!-)|今年|本年|力争/gu)].at(-1)?.[1];
  return year !== null && named !== undefined && Number(named) < year;
}

/** Titles in 《》 and short quotations: their numbers are names. */
function hiddenSpans(text: string): Span[] {
  const spans: Span[] = [];
  for (const match of text.matchAll(/《[^《》\n]{1,100}》|“[^“”\n]{1,14}”/gu))
    spans.push({ start: match.index, end: match.index + match[0].length });
  return spans;
}

function phraseStart(text: string, at: number, sentence: number): number {
  let start = at;
  while (start > sentence && at - start < 16 && !/[,;、:.。“”()]/u.test(text.charAt(start - 1))) start--;
  return start;
}
