import type { Case } from "@wuxing/kernel/procedure";
import { type Text, t } from "@wuxing/kernel/text";
import type { ApplicationData } from "./ApplicationData.ts";

/** What the applicant filled in, as a piece that may have to be mended, in both languages. */
const formPieces = ["填报内容", "form"];

/** What a correction notice may name: the guide's materials, and the form. */
const pieceNames = ({ data }: Case<ApplicationData>): string[] => [
  ...data.materials.map(({ name }) => name),
  ...formPieces,
];

/** The pieces that a correction notice names, each before the colon of its line; a material's own name may have one too. */
export const namesIn = (c: Case<ApplicationData>, pieces: string): string[] =>
  pieces.split("\n").flatMap((line) => {
    const said = line.trim();
    const known = pieceNames(c).filter((name) => said.startsWith(name) && /^\s*[：:]/u.test(said.slice(name.length)));
    const longest = known.sort((a, b) => b.length - a.length)[0];
    return longest ?? (said.split(/[：:]/u)[0]?.trim() || []);
  });

/**
 * Why a correction notice may not go out: a line without what is wrong, a material that the guide does not have, and, the
 * second time, one that lay before the unit when it told what was missing and was not told (行政许可法 §32: 一次告知).
 */
export function correctionBarred(c: Case<ApplicationData>, pieces: string): Text | undefined {
  const { data } = c;
  const known = pieceNames(c);
  const named = namesIn(c, pieces);
  const lines = pieces.split("\n").filter((line) => line.trim());
  const bare = lines.find((line) => !/[：:]\s*\S/u.test(line));
  if (bare)
    return t(
      `“${bare}”没有写怎么补：写成“材料名称：怎么补”`,
      `“${bare}” does not say how to mend it: write “name: how”`,
    );
  const foreign = named.find((name) => !known.includes(name));
  if (foreign)
    return t(
      `办事指南里没有“${foreign}”，不能要；可以写的有：${known.join("、")}`,
      `The guide has no “${foreign}”, so it cannot be asked for; what can be named: ${known.join(", ")}`,
    );
  const untold = data.told && named.find((name) => !data.told?.includes(name));
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
