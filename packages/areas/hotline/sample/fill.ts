import type { Random } from "@wuxing/platform/testing/city";

const longs = [
  "半个多月",
  "快一个月",
  "三个星期",
  "两个多月",
  "十来天",
  "好几天",
  "一个多星期",
  "大半年",
  "四五天",
  "快两个月",
];
const times = ["早上七点左右", "傍晚下班那阵", "昨天傍晚", "中午", "晚上八点多", "上周六下午", "今天一早", "前天晚上"];
const nights = ["晚上十一点多", "半夜十二点", "凌晨一两点", "晚上十点半"];
const numerals = [..."三四五六七八九"];

const round = (random: Random, low: number, high: number, step: number) =>
  String(low + step * random.int(Math.floor((high - low) / step) + 1));

/** Fills the slots of a template; `given` comes first, the rest is drawn. Papers of units print digits, citizens words. */
export function fill(
  random: Random,
  template: string,
  given: Readonly<Record<string, string>>,
  digits = false,
): string {
  const drawn: Record<string, () => string> = {
    long: () => random.pick(longs),
    time: () => random.pick(times),
    night: () => random.pick(nights),
    many: () => (digits ? String(3 + random.int(7)) : random.pick(numerals)),
    minutes: () => random.pick(["二十", "三十", "四十", "五十"]),
    fare: () => round(random, 25, 90, 5),
    money: () => round(random, 200, 4800, 100),
    sum: () => round(random, 8000, 96000, 2000),
  };
  return template.replace(/\{(\w+)\}/g, (slot, name: string) => given[name] ?? drawn[name]?.() ?? slot);
}

/** A calendar day (YYYY-MM-DD) some days later, as papers print it within the year: 6月18日. */
export function dayInWords(day: string, later: number): string {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() + later);
  return `${date.getUTCMonth() + 1}月${date.getUTCDate()}日`;
}
