import { type Case, checklistText, type Entry, type Proposal } from "@wuxing/kernel/procedure";
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

interface Line {
  readonly name: string;
  /** What is said of it. */
  readonly said: string;
}

/** What a notice says, each piece before the colon of its line; a material's own name may have a colon too. */
const linesIn = (c: Pick<Case<ApplicationData>, "data">, pieces: string): Line[] =>
  pieces.split("\n").flatMap((line) => {
    const words = line.trim();
    if (!words) return [];
    const known = pieceNames(c).filter((name) => words.startsWith(name) && /^\s*[：:]/u.test(words.slice(name.length)));
    const name = known.toSorted((a, b) => b.length - a.length)[0] ?? words.split(/[：:]/u)[0]?.trim() ?? "";
    return [{ name, said: words.slice(name.length).replace(/^\s*[：:]\s*/u, "") }];
  });

/** The pieces that a correction notice names. */
export const namesIn = (c: Pick<Case<ApplicationData>, "data">, pieces: string): string[] =>
  linesIn(c, pieces).flatMap(({ name }) => name || []);

/**
 * Why a correction notice may not go out: a line without what is wrong, a material that the guide does not have, and, the
 * second time, one that lay before the unit when it told what was missing and was not told (行政许可法 §32: 一次告知).
 */
export function correctionBarred(c: Case<ApplicationData>, pieces: string): Text | undefined {
  const { data } = c;
  const known = pieceNames(c);
  const lines = linesIn(c, pieces);
  const named = lines.map(({ name }) => name);
  const bare = lines.find(({ said }) => said === "");
  if (bare)
    return t(`“${bare.name}”没有写哪里不对、怎么补`, `“${bare.name}” does not say what is wrong and how to mend it`);
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

const allOfIt = t(
  "勾上要补正的，各写明哪里不对、怎么补；没写的以后不能再要（行政许可法第三十二条）",
  "Tick what has to be mended, and say of each what is wrong and how to mend it; what is left out cannot be asked for later (Administrative Licensing Law §32)",
);
const notCome = "没有提交，请补交";

/** The boxes of a notice: materials, questions, the form as a whole; the second time what was told the first. What has not come is ticked. */
export function correctionChoice(c: Case<ApplicationData>): Proposal {
  const { materials, asked = [], told } = c.data;
  const missing = awaitedAtCounter(c).map(({ name }) => name);
  const whole = formPieces[0] ?? "";
  const options = [
    ...materials.map(({ name }) =>
      option(name, missing.includes(name) ? t("还没有收到", "not come") : t("材料", "material")),
    ),
    ...asked.map(({ name }) => option(name, t("表里填的", "filled in"))),
    option(whole, t("整张表都可以改", "the whole form is opened")),
  ]
    .filter(({ value }, at, all) => all.findIndex((one) => one.value === value) === at)
    .filter(({ value }) => told?.includes(value) ?? true);
  const ticked = missing.filter((name) => told?.includes(name) ?? true).map((value) => ({ value, reason: notCome }));
  if (ticked.length === 0) return { options, because: allOfIt };
  const because = t(`没有收到的已勾上。${allOfIt.zh}`, `What has not come is ticked. ${allOfIt.en}`);
  return { options, value: checklistText({ ticked, more: "" }, true), because };
}

const option = (name: string, what: Text) => ({
  value: name,
  label: t(`${name}（${what.zh}）`, `${name} (${what.en})`),
});

/** What a notice can name, each in its marks, for a name may hold a comma. */
const nameableWords = (c: Case<ApplicationData>): Text => {
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
