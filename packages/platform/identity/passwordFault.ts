import { type Text, t } from "@wuxing/kernel/text";
import { commonWords } from "./commonWords.ts";
import { isCommon } from "./isCommon.ts";

export const shortest = 12;
/** Long enough for any sentence; a bound only so that nobody sends books to be hashed. */
export const longest = 200;

const rows = [
  "qwertyuiop",
  "asdfghjkl",
  "zxcvbnm",
  "1qaz2wsx3edc4rfv5tgb6yhn7ujm8ik9ol0p",
  "abcdefghijklmnopqrstuvwxyz",
];
const runs = [...rows, "01234567890", "12345678901234567890"].flatMap((row) => [row, [...row].reverse().join("")]);
const alike: Readonly<Record<string, string>> = {
  "0": "o",
  "1": "l",
  "3": "e",
  "4": "a",
  "5": "s",
  $: "s",
  "@": "a",
  "!": "i",
};

/**
 * What is wrong with a new password, or undefined. No rule asks for kinds of characters: only what is guessed first is
 * refused, which is the commonest words with numbers, dates and rows of keys around them, and the person's own name.
 */
export function passwordFault(password: string, username: string): Text | undefined {
  const length = [...password].length;
  if (length < shortest)
    return t(
      `密码至少 ${shortest} 个字：可以用几个不相干的词连起来`,
      `A password needs at least ${shortest} characters: several unrelated words make a good one`,
    );
  if (length > longest)
    return t(`密码最多 ${longest} 个字，请缩短`, `A password may have ${longest} characters at most`);
  const typed = password.normalize("NFKC").toLowerCase();
  const own = username.toLowerCase().replace(/[^a-z]/gu, "");
  const words = own.length >= 3 ? [own, ...commonWords] : commonWords;
  if (isCommon(password) || left(typed, words) < 6 || new Set(typed).size < 5)
    return t(
      "这个密码太容易被猜到：不要只用常见的词、用户名、日期或按键顺序，请换一个",
      "This password is guessed too easily: common words, the user name, dates or rows of keys are not enough; choose another",
    );
  return undefined;
}

/** How many characters are left once everything that is guessed first is taken away, the password read in both ways. */
function left(typed: string, words: readonly string[]): number {
  const plain = [...typed].map((sign) => alike[sign] ?? sign).join("");
  return Math.min(...[typed, plain].map((text) => remainder(text, words)));
}

function remainder(text: string, words: readonly string[]): number {
  let rest = text;
  for (const word of words) rest = rest.replaceAll(word, " ");
  // Birthdays and other dates, telephone and other numbers: digits alone carry little.
  rest = rest.replaceAll(/(?:19|20)\d{2}[-./年]?\d{1,2}[-./月]?\d{1,2}日?|1[3-9]\d{9}|\d{2,}/gu, " ");
  rest = withoutRuns(rest).replaceAll(/(.)\1{2,}/gu, " ");
  return [...rest.replaceAll(/[\s\p{P}\p{S}]/gu, "")].length;
}

function withoutRuns(text: string): string {
  let rest = text;
  for (const run of runs)
    for (let length = run.length; length >= 4; length--)
      for (let at = 0; at + length <= run.length; at++) rest = rest.replaceAll(run.slice(at, at + length), " ");
  return rest;
}
