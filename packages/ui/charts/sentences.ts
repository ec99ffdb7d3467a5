import { type Text, t } from "@wuxing/kernel/text";
import { formatMonth, formatNumber } from "@wuxing/ui/format";
import type { Bar, TrendPoint } from "./Mark.ts";

/** What a trend shows, in a sentence: the last month, its change, the highest. */
export function trendSentence(points: readonly TrendPoint[], unit: Text): Text {
  const last = points.at(-1);
  const before = points.at(-2);
  if (!last || !before) return t("数据还不够画出走势。", "There is not enough data yet to draw a trend.");
  const top = points.reduce((a, b) => (b.value > a.value ? b : a));
  const change = last.value - before.value;
  const n = formatNumber(Math.abs(change));
  const zhChange = change === 0 ? "与上月持平" : `比上月${change > 0 ? "多" : "少"} ${n} ${unit.zh}`;
  const enChange =
    change === 0 ? "the same as the month before" : `${n} ${change > 0 ? "more" : "fewer"} than the month before`;
  return t(
    `${formatMonth(last.month, "zh")} ${formatNumber(last.value)} ${unit.zh}，${zhChange}；最多的是${formatMonth(top.month, "zh")}，${formatNumber(top.value)} ${unit.zh}。`,
    `${formatNumber(last.value)} ${unit.en} in ${formatMonth(last.month, "en")}, ${enChange}; the most was ${formatNumber(top.value)} in ${formatMonth(top.month, "en")}.`,
  );
}

/** What bars show: the largest. They may be the first of many, so no share of a whole is said. */
export function barSentence(bars: readonly Bar[], unit: Text): Text {
  const total = bars.reduce((sum, bar) => sum + bar.value, 0);
  if (total === 0) return t("这段时间还没有数据。", "There is no data for this time yet.");
  const top = bars.reduce((a, b) => (b.value > a.value ? b : a));
  return t(
    `最多的是${top.name.zh}，${formatNumber(top.value)} ${unit.zh}。`,
    `The most is ${top.name.en}: ${formatNumber(top.value)} ${unit.en}.`,
  );
}
