import type { Case, Entry } from "@wuxing/kernel/procedure";
import { type Text, t } from "@wuxing/kernel/text";
import type { ApplicationData } from "./ApplicationData.ts";
import { awaitedAtCounter } from "./broughtPieces.ts";

/** What the applicant filled in, as a piece that may have to be mended, in both languages. */
const formPieces = ["填报内容", "form"];

/** What a correction notice may name: the guide's materials, the form's questions, and the form as a whole. */
const pieceNames = ({ data }: Pick<Case<ApplicationData>, "data">): string[] => [
  ...data.materials.map(({ name }) => name),
  ...(data.asked ?? []).map(({ name }) => name),
  ...formPieces,
];

/** The pieces that a correction notice names, each before the colon of its line; a material's own name may have one too. */
export const namesIn = (c: Pick<Case<ApplicationData>, "data">, pieces: string): string[] =>
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
      `办事指南里没有“${foreign}”，不能要。${nameableWords(c).zh}`,
      `The guide has no “${foreign}”, so it cannot be asked for. ${nameableWords(c).en}`,
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
export const missingLines = (c: Case<ApplicationData>): string =>
  awaitedAtCounter(c)
    .map(({ name }) => `${name}：没有提交，请补交`)
    .join("\n");

/** What a notice can name, each in its marks, for a name may hold a comma; to be read beside its form. */
export const nameableWords = (c: Case<ApplicationData>): Text => {
  const [whole, wholeInEnglish] = formPieces;
  const names = pieceNames(c)
    .filter((name) => !formPieces.includes(name))
    .map((name) => `“${name}”`);
  return t(
    `可以写的有：${names.join("")}，或“${whole}”`,
    `What can be named: ${names.join(" ")} or “${wholeInEnglish}”`,
  );
};

/** What a notice opens to be mended: which of the form's questions, and which materials, by their keys. */
export interface OpenPieces {
  readonly questions: readonly string[];
  readonly materials: readonly string[];
}

/** The pieces that are still to be mended; a notice of the form as a whole opens every question. */
export function openPieces({ data }: Case<ApplicationData>): OpenPieces {
  const { told = [], toMend = told, asked = [], materials } = data;
  const whole = formPieces.some((name) => toMend.includes(name));
  return {
    questions: asked.filter(({ name }) => whole || toMend.includes(name)).map(({ key }) => key),
    materials: materials.filter(({ name }) => toMend.includes(name)).map(({ key }) => key),
  };
}

/** What the latest notice says and is not mended yet, a piece each. */
export function toldIn({ data }: Pick<Case<ApplicationData>, "data">, entries: readonly Entry[]): string[] {
  const notice = entries.findLast(({ action }) => action === "tellCorrection")?.input.pieces;
  const lines = String(notice ?? "")
    .split("\n")
    .map((line) => line.trim())
    .filter(Boolean);
  const { toMend } = data;
  return toMend ? lines.filter((line) => namesIn({ data }, line).some((name) => toMend.includes(name))) : lines;
}
