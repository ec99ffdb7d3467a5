import { maskName, maskNumbersIn, maskPhone, maskSpokenMobiles } from "@wuxing/kernel/identifiers";
import { fieldsOf } from "@wuxing/kernel/procedure";
import type { ZodType } from "zod";

/** Whom a text must not name. */
export interface Named {
  readonly name?: string | undefined;
  readonly phone?: string | undefined;
}

export interface HiddenWords {
  /** The input as it may be written. */
  readonly input: unknown;
  /** What was typed, by field, of those fields alone in which something was hidden. */
  readonly typed: Readonly<Record<string, string>> | undefined;
}

const freeFields = new WeakMap<ZodType, readonly string[]>();

/** The fields of a form in which a person writes freely; reckoned once for each form. */
function freeFieldsOf(schema: ZodType): readonly string[] {
  const known = freeFields.get(schema);
  if (known) return known;
  const names = fieldsOf(schema)
    .filter(({ type }) => type === "text" || type === "textarea")
    .map(({ name }) => name);
  freeFields.set(schema, names);
  return names;
}

/** Whether somebody wrote freely in this input at all. */
export const holdsWords = (schema: ZodType, input: unknown): boolean =>
  freeFieldsOf(schema).some((name) => wordsIn(input, name) !== undefined);

/**
 * Hides in what was written freely the reporter's name and phone and, with `numbers`, every phone, citizen and bank card
 * number: entries stay for ever, so these must not get into them.
 */
export function hideWords(schema: ZodType, input: unknown, named: Named, numbers: boolean): HiddenWords {
  const typed: Record<string, string> = {};
  const written: Record<string, string> = {};
  for (const name of freeFieldsOf(schema)) {
    const words = wordsIn(input, name);
    if (words === undefined) continue;
    const hidden = numbers ? hideNamed(maskNumbersIn(words), { name: named.name }) : hideNamed(words, named);
    if (hidden === words) continue;
    typed[name] = words;
    written[name] = hidden;
  }
  if (Object.keys(typed).length === 0) return { input, typed: undefined };
  return { input: { ...(input as object), ...written }, typed };
}

/** A text without a person's name and phone; a name of one character is too common a word to be taken out. */
export function hideNamed(text: string, { name = "", phone = "" }: Named): string {
  const nameless = [...name].length > 1 ? withoutSpaced(text.replaceAll(name, maskName(name)), name) : text;
  if (!phone) return nameless;
  const unspoken = maskSpokenMobiles(nameless, phone.replace(/\D/gu, ""));
  return holdsDigits(text, phone) ? unspoken.replace(spaced(phone), maskPhone(phone)) : unspoken;
}

const chinese = /^\p{Script=Han}+$/u;
/** What people put between the characters of a name, two of it at most. */
const between = /^[\s.．·•‧_*|/-]{0,2}/u;

/** A text without a Chinese name whose characters stand apart (张 三, 张.三); looked for only where its first one stands. */
function withoutSpaced(text: string, name: string): string {
  if (!chinese.test(name)) return text;
  const [first = "", ...others] = name;
  let [left, done] = ["", 0];
  for (let at = text.indexOf(first); at >= 0; at = text.indexOf(first, Math.max(at + first.length, done))) {
    const end = endOfSpaced(text, at + first.length, others);
    if (end === undefined) continue;
    left += text.slice(done, at) + maskName(name);
    done = end;
  }
  return done === 0 ? text : left + text.slice(done);
}

function endOfSpaced(text: string, from: number, others: readonly string[]): number | undefined {
  let at = from;
  for (const sign of others) {
    at += between.exec(text.slice(at, at + 2))?.[0].length ?? 0;
    if (!text.startsWith(sign, at)) return undefined;
    at += sign.length;
  }
  return at;
}

/** Whether the digits of a number stand in a text, whatever is between them: to look for how costs a hundred times more. */
const holdsDigits = (text: string, phone: string): boolean =>
  text.replace(/\D/gu, "").includes(phone.replace(/\D/gu, ""));

/** The number as people write it, in groups or not. */
const spaced = (phone: string): RegExp =>
  new RegExp(
    `(?<!\\d)(?:(?:00)?86[\\s.·()（）-]{0,2})?${[...phone.replace(/\D/gu, "")].join("[\\s.·‐-―－()（）-]{0,2}")}(?!\\d)`,
    "gu",
  );

function wordsIn(input: unknown, name: string): string | undefined {
  if (input === null || typeof input !== "object") return undefined;
  const value = (input as Record<string, unknown>)[name];
  return typeof value === "string" && value.length > 1 ? value : undefined;
}
