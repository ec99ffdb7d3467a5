import { Refusal } from "@wuxing/kernel/procedure";
import { t } from "@wuxing/kernel/text";
import type { Target } from "./DrawPlan.ts";

/**
 * How many to draw of each stratum, from ratios in percent with at most two decimals. The ratios must rise strictly in
 * the order of the strata's names (A < B < C < D: the higher the risk, the more is looked at). Every quota is rounded up,
 * so that no ratio is undercut; exempt targets count in it, since the ratio is one of all objects. Throws Refusal.
 */
export function quotasOf(
  frame: readonly Target[],
  ratios: Readonly<Record<string, number>>,
): Readonly<Record<string, number>> {
  const strata = Object.keys(ratios).sort();
  let lower = 0;
  for (const stratum of strata) {
    const ratio = ratios[stratum] as number;
    if (!(ratio > 0 && ratio <= 100 && isHundredths(ratio))) throw noRatio(stratum, ratio);
    if (ratio <= lower) throw notRising(strata);
    lower = ratio;
  }
  const sizes = new Map<string, number>();
  for (const { stratum } of frame) sizes.set(stratum, (sizes.get(stratum) ?? 0) + 1);
  const unknown = [...sizes.keys()].find((stratum) => !(stratum in ratios));
  if (unknown !== undefined) throw withoutRatio(unknown);
  return Object.fromEntries(
    strata.map((stratum) => [
      stratum,
      Math.ceil(((sizes.get(stratum) ?? 0) * hundredths(ratios[stratum] as number)) / 10_000),
    ]),
  );
}

/** In whole hundredths of a percent, since 7 % of 100 must not become 8 by the way machines keep fractions. */
const hundredths = (ratio: number): number => Math.round(ratio * 100);
const isHundredths = (ratio: number): boolean => Math.abs(ratio * 100 - hundredths(ratio)) < 1e-6;

const noRatio = (stratum: string, ratio: number): Refusal =>
  new Refusal(
    "invalidInput",
    t(
      `${stratum} 类的抽查比例 ${ratio} 不能用：请填大于 0、不超过 100 的百分数，最多两位小数`,
      `The ratio ${ratio} of class ${stratum} cannot be used: give a percentage above 0 and up to 100, with two decimals at most`,
    ),
  );

const notRising = (strata: readonly string[]): Refusal =>
  new Refusal(
    "invalidInput",
    t(
      `抽查比例必须按 ${strata.join("、")} 的次序逐类升高：风险越高，比例越高`,
      `The ratios must rise in the order ${strata.join(", ")}: the higher the risk, the higher the ratio`,
    ),
  );

const withoutRatio = (stratum: string): Refusal =>
  new Refusal(
    "invalidInput",
    t(`名录里有 ${stratum} 类，但没有给出它的抽查比例`, `The frame has class ${stratum}, but no ratio is given for it`),
  );
