import type { Bags } from "./Bags.ts";

/** A term of more messages than this does not show that two of them are copies. */
const mostSharers = 6;
/** Of the rare terms of the shorter message, the share that a copy holds too. */
const leastShare = 0.35;
const leastTerms = 4;

/**
 * A group for each message: copies and near copies (one letter sent twice, or kept raw and cut into words) have the same
 * one. Judged by rare terms, so that the work grows with the length of the texts and not with the pairs of messages.
 */
export function copiesOf(bags: Bags): Int32Array {
  const count = bags.from.length - 1;
  const sharers = sharersOf(bags);
  const group = Int32Array.from({ length: count }, (_, i) => i);
  const head = (i: number): number => {
    let at = i;
    while (group[at] !== at) at = group[at] = group[group[at] as number] as number;
    return at;
  };
  const rare = Int32Array.from({ length: count }, (_, i) => rareTerms(bags, i, sharers).length);
  for (let i = 0; i < count; i++) {
    const shared = new Map<number, number>();
    for (const row of rareTerms(bags, i, sharers))
      for (const other of sharers[row] ?? []) if (other < i) shared.set(other, (shared.get(other) ?? 0) + 1);
    for (const [other, terms] of shared)
      if (terms >= leastTerms && terms >= leastShare * Math.min(rare[i] as number, rare[other] as number))
        group[head(i)] = head(other);
  }
  return group.map((_, i) => head(i));
}

/** The messages of each rare term; nothing for common ones. */
function sharersOf(bags: Bags): (number[] | undefined)[] {
  const spread = new Int32Array(bags.width);
  for (const row of bags.rows) spread[row] = (spread[row] as number) + 1;
  const sharers = Array.from(spread, (messages): number[] | undefined => (messages <= mostSharers ? [] : undefined));
  for (let i = 0; i + 1 < bags.from.length; i++)
    for (let k = bags.from[i] as number; k < (bags.from[i + 1] as number); k++)
      sharers[bags.rows[k] as number]?.push(i);
  return sharers;
}

const rareTerms = (bags: Bags, i: number, sharers: readonly (number[] | undefined)[]): Int32Array =>
  bags.rows.subarray(bags.from[i], bags.from[i + 1]).filter((row) => sharers[row] !== undefined);
