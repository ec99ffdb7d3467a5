import { levels } from "./levels.ts";

/**
 * In which direction an interface counts the five levels. `oneIsBest`: GB/T 39046 A.8 and ours. `fiveIsBest`: Guangdong,
 * and the county interfaces of 赣服通 that follow it. Mixed up, the best unit of a city becomes its worst.
 */
export const polarities = ["oneIsBest", "fiveIsBest"] as const;
export type Polarity = (typeof polarities)[number];

/** A code of ours as the other side writes it, and one of theirs as we keep it: turning round twice changes nothing. */
export const turned = (code: number, polarity: Polarity): number => (polarity === "oneIsBest" ? code : 6 - code);

/** The code of a level in an interface. Throws RangeError for a level that there is not. */
export function codeOf(level: string, polarity: Polarity): number {
  const found = levels.find(({ value }) => value === level);
  if (!found) throw new RangeError(`no level ${level}`);
  return turned(found.code, polarity);
}

/** The level that a code of an interface stands for; undefined for what is no code. */
export const levelOf = (code: number, polarity: Polarity): string | undefined =>
  levels.find((level) => level.code === turned(code, polarity))?.value;
