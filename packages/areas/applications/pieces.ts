import type { Case } from "@wuxing/kernel/procedure";
import { type Text, t } from "@wuxing/kernel/text";
import type { ApplicationData } from "./ApplicationData.ts";

/** The materials that a correction notice names: what stands before the colon of each line. */
export const namesIn = (pieces: string): string[] =>
  pieces
    .split("\n")
    .map((line) => line.split(/[：:]/u)[0]?.trim() ?? "")
    .filter(Boolean);

/**
 * Why a correction notice may not go out: a line without what is wrong, a material that the guide does not have, and, the
 * second time, one that lay before the unit when it told what was missing and was not told (行政许可法 §32: 一次告知).
 */
export function correctionBarred({ data }: Case<ApplicationData>, pieces: string): Text | undefined {
  const known = data.materials.map(({ name }) => name);
  const lines = pieces.split("\n").filter((line) => line.trim());
  const bare = lines.find((line) => !/[：:]\s*\S/u.test(line));
  if (bare)
    return t(
      `“${bare}”没有写怎么补：写成“材料名称：怎么补”`,
      `“${bare}” does not say how to mend it: write “name: how”`,
    );
  const foreign = namesIn(pieces).find((name) => !known.includes(name));
  if (foreign)
    return t(
      `办事指南里没有“${foreign}”，不能要；指南的材料是：${known.join("、")}`,
      `The guide has no “${foreign}”, so it cannot be asked for; its materials are: ${known.join(", ")}`,
    );
  const untold = data.told && namesIn(pieces).find((name) => !data.told?.includes(name));
  return untold
    ? t(
        `“${untold}”上次已经在手上，没有一次告知，不能再要（行政许可法第三十二条）`,
        `“${untold}” was before you when you told what was missing; it cannot be asked for a second time (Administrative Licensing Law §32)`,
      )
    : undefined;
}

/** What stands in the form at first: each material that has not come. */
export const missingLines = ({ data }: Case<ApplicationData>): string =>
  data.materials
    .filter(({ proof }) => proof === "counter")
    .map(({ name }) => `${name}：没有提交，请补交`)
    .join("\n");
