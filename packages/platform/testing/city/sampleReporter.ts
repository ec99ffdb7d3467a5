import type { Random } from "./random.ts";

const surnames = [..."王李张刘陈杨黄吴周徐孙胡朱高林何郭罗彭邓曾肖欧贺文易钟廖段柳"];
const first = [..."秀建志小国春桂玉明海文晓美丽永冬金雪庆红"];
const second = [..."英华强梅兰军平芳林生云根花娟波涛燕辉珍敏"];
const prefixes = ["139", "138", "137", "136", "135", "158", "159", "187", "189", "177"];

/** An invented citizen: a common name, and a mobile number with 0000 in its middle, so that it is plainly no one's. */
export function sampleReporter(random: Random): { name: string; phone: string } {
  const given = random.pick(first) + (random.chance(0.75) ? random.pick(second) : "");
  const tail = String(random.int(10_000)).padStart(4, "0");
  return { name: random.pick(surnames) + given, phone: `${random.pick(prefixes)}0000${tail}` };
}
