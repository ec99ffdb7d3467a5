import type { Span, Target } from "./Notice.ts";
import { chineseNumber } from "./numerals.ts";

const pattern =
  /(?:达到|不少于|不低于|不得少于|不得低于|至少|不超过|超过|压缩至|控制在)(?:(?<percent>百分之)(?<rate>[一二三四五六七八九十百零]{1,5})|(?<count>[一二两三四五六七八九十百]{1,4})(?<unit>个工作日|个|名|次|家|项|期|场|天|倍|人|所|座|套|万人|万元|亿元))(?:以上|以内|左右)?/gu;

/** Goals told in Chinese numerals, which count only right after a word of reaching: `不少于三次`, `达到百分之九十五`. */
export function hanTargets(source: string, folded: string, span: Span): Target[] {
  const targets: Target[] = [];
  for (const match of folded.slice(span.start, span.end).matchAll(pattern)) {
    const { percent, rate, count, unit } = match.groups ?? {};
    const value = chineseNumber(rate ?? count ?? "");
    if (value === null) continue;
    const start = span.start + match.index;
    const end = start + match[0].length;
    targets.push({
      value,
      unit: percent ? "%" : (unit ?? null),
      phrase: source.slice(start, end),
      span: { start, end },
      sure: false,
    });
  }
  return targets;
}
