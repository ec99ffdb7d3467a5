import { chineseNumber } from "./numerals.ts";

/** How a provision's number is printed. Kinds that look alike on paper are one kind (`1.` and `1、`). */
export type MarkerKind =
  | "part"
  | "chapter"
  | "section"
  | "article"
  | "一、"
  | "(一)"
  | "1."
  | "(1)"
  | "①"
  | "1 "
  | "任务1";

/** A printed number that may open a provision. Offsets into the folded text. */
export interface Marker {
  readonly kind: MarkerKind;
  readonly printed: string;
  readonly value: number;
  readonly start: number;
  readonly end: number;
  /** It stands first on its line. */
  readonly leading: boolean;
  /** What stands before it ends a sentence, or there is a gap. */
  readonly afterStop: boolean;
  /** A digit follows (`11.121人才项目`): it may be a decimal number. */
  readonly doubtful: boolean;
}

const han = "一二三四五六七八九十百零〇";
const pattern = new RegExp(
  [
    `第 ?(?<division>[${han}]{1,5}|\\d{1,3}) ?(?<of>部分|[编章节条])[、:. ]?`,
    `(?<=(?:^|\\n) {0,8})(?:任务|项目|事项|举措|行动|措施|专项) ?(?<task>[${han}]{1,3}|\\d{1,3}) ?[:、. ]`,
    `(?:任务|事项|举措|行动)(?<taskIn>[${han}]{1,3}|\\d{1,3}) ?:`,
    `\\( ?(?<hanRound>[${han}]{1,5}) ?\\)[、.]?`,
    "\\( ?(?<round>\\d{1,3}) ?\\)[、.]?",
    `(?<hanHalf>[${han}]{1,4})\\)`,
    `(?<han>[${han}]{1,5}) ?(?:、|[.,](?=[\\u4e00-\\u9fff“]))(?![${han}])`,
    "(?<half>\\d{1,3})\\)(?=[ \\u4e00-\\u9fff“])",
    "(?<arabic>\\d{1,3}) ?(?:[.](?!\\d{1,2}(?![\\d月]))|、)",
    "(?<signed>[①-⑳⑴-⒇⒈-⒛㈠-㈩])",
    "(?<spaced>\\d{1,3}) {1,8}(?=[\\u4e00-\\u9fff“])",
  ].join("|"),
  "gu",
);

const signs: readonly [from: number, to: number, kind: MarkerKind][] = [
  [0x2460, 0x2473, "①"],
  [0x2474, 0x2487, "(1)"],
  [0x2488, 0x249b, "1."],
  [0x3220, 0x3229, "(一)"],
];

const divisions: Readonly<Record<string, MarkerKind>> = {
  部分: "part",
  编: "part",
  章: "chapter",
  节: "section",
  条: "article",
};

/** Every place where a numbered provision may begin, in order of the text. Which of them do begin one, the outline decides. */
export function findMarkers(folded: string): Marker[] {
  const found: Marker[] = [];
  for (const match of folded.matchAll(pattern)) {
    const read = readMatch(match.groups ?? {});
    if (!read) continue;
    const { leading, before } = whatStandsBefore(folded, match.index);
    if (read.kind === "1 " && !leading) continue;
    if (!leading && /[第\d.〔[(/—-]/u.test(before)) continue;
    found.push({
      ...read,
      start: match.index,
      end: match.index + match[0].length,
      leading,
      doubtful: /^(?!20\d\d ?年)\d/u.test(
        folded.slice(match.index + match[0].length, match.index + match[0].length + 6),
      ),
      afterStop: /[。;:!?)\]】〕”" >|]/u.test(folded.charAt(match.index - 1)) || before === "",
    });
  }
  return found;
}

function whatStandsBefore(folded: string, at: number): { leading: boolean; before: string } {
  let i = at - 1;
  while (i >= 0 && at - i < 80 && /[ #*·•>|-]/u.test(folded.charAt(i))) i--;
  const before = i < 0 ? "" : folded.charAt(i);
  return { leading: before === "" || before === "\n", before };
}

const kindOf: readonly (readonly [group: string, kind: MarkerKind])[] = [
  ["task", "任务1"],
  ["taskIn", "任务1"],
  ["hanRound", "(一)"],
  ["hanHalf", "(一)"],
  ["round", "(1)"],
  ["half", "(1)"],
  ["han", "一、"],
  ["arabic", "1."],
  ["spaced", "1 "],
];

function readMatch(groups: Record<string, string | undefined>): Pick<Marker, "kind" | "printed" | "value"> | null {
  if (groups.signed) return readSign(groups.signed);
  const row = kindOf.find(([group]) => groups[group]);
  const kind = row ? row[1] : (divisions[groups.of ?? ""] ?? "article");
  const printed = (row ? groups[row[0]] : groups.division) ?? "";
  const value = /^\d/u.test(printed) ? Number(printed) : chineseNumber(printed);
  return value === null || value === 0 ? null : { kind, printed, value };
}

function readSign(sign: string): Pick<Marker, "kind" | "printed" | "value"> | null {
  const code = sign.charCodeAt(0);
  const row = signs.find(([from, to]) => code >= from && code <= to);
  if (!row) return null;
  const value = code - row[0] + 1;
  const printed = row[2] === "(一)" ? "一二三四五六七八九十".charAt(value - 1) : String(value);
  return { kind: row[2], printed, value };
}
