import { type Text, t } from "@wuxing/kernel/text";

/** Invented names, each a play on watching and saying what is so. */
const surnames = [
  ["陆", "Lu"],
  ["余", "Yu"],
  ["何", "He"],
  ["傅", "Fu"],
  ["孟", "Meng"],
  ["丁", "Ding"],
  ["岳", "Yue"],
  ["温", "Wen"],
  ["邹", "Zou"],
  ["闵", "Min"],
] as const;
const given = [
  ["明鉴", "Mingjian"],
  ["直言", "Zhiyan"],
  ["常来", "Changlai"],
  ["细看", "Xikan"],
] as const;

export interface SampleSupervisor {
  readonly username: string;
  readonly name: Text;
}

/** Thirty-nine people beside the demo city's own supervisor, who makes the fortieth. */
export const sampleSupervisors: readonly SampleSupervisor[] = surnames
  .flatMap(([zh, en]) => given.map(([zhGiven, enGiven]) => t(zh + zhGiven, `${en} ${enGiven}`)))
  .slice(0, 39)
  .map((name, at) => ({ username: `supervisor${at + 2}`, name }));
