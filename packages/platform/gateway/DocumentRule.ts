import { type Text, t } from "@wuxing/kernel/text";
import type { DocumentFault } from "./Operation.ts";

/** A rule of our own about a part of a document: where it is broken, that is the place, and what to do. */
export interface DocumentRule<Part> {
  readonly name: string;
  /** Behind the part's own place; "" for the part itself. */
  readonly at: string;
  readonly reason: Text;
  readonly isBroken: (part: Part) => boolean;
}

export const rule = <Part>(
  name: string,
  at: string,
  zh: string,
  en: string,
  isBroken: DocumentRule<Part>["isBroken"],
): DocumentRule<Part> => ({ name, at, reason: t(zh, en), isBroken });

/** The rules that a part breaks, with their places. */
export const brokenRules = <Part>(rules: readonly DocumentRule<Part>[], part: Part, at: string): DocumentFault[] =>
  rules
    .filter(({ isBroken }) => isBroken(part))
    .map((broken) => ({ at: at + broken.at, rule: broken.name, reason: broken.reason }));

export const hasHan = (text: unknown): boolean => typeof text === "string" && /\p{Script=Han}/u.test(text);
/** A text in another script: an English title. */
export const isLatin = (text: unknown): boolean => typeof text === "string" && text.trim() !== "" && !hasHan(text);
