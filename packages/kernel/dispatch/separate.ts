import { randomFrom } from "./random.ts";
import type { Weighed } from "./weighed.ts";

/** What a mistake costs against a wide margin. */
const cost = 1;
const mostRounds = 12;
/** Training ends when no member pulls harder than this. */
const tolerance = 0.1;

/** One topic against all others: a weight for each term, the last one stands for what all messages have. */
export type Separator = Float32Array;

/**
 * Learns which of the members are of the topic: a linear support vector machine with squared hinge loss, by dual
 * coordinate descent with shrinking (Hsieh and others 2008). The same seed gives the same result.
 */
export function separate(weighed: Weighed, members: Int32Array, isTopic: Uint8Array, seed: number): Separator {
  const { bags, values } = weighed;
  const weights = new Float32Array(bags.width + 1);
  const pulls = new Float64Array(bags.from.length);
  const random = randomFrom(seed);
  const active = members.slice();
  let left = active.length;
  let bound = Infinity;
  for (let round = 0; round < mostRounds; round++) {
    shuffle(active, left, random);
    let [highest, lowest] = [-Infinity, Infinity];
    for (let s = 0; s < left; s++) {
      const i = active[s] as number;
      const sign = isTopic[i] ? 1 : -1;
      const pull = pulls[i] as number;
      const slope = sign * marginOf(weighed, i, weights) - 1 + pull / (2 * cost);
      if (pull === 0 && slope > bound) {
        active[s--] = active[--left] as number;
        active[left] = i;
        continue;
      }
      const projected = pull === 0 ? Math.min(slope, 0) : slope;
      [highest, lowest] = [Math.max(highest, projected), Math.min(lowest, projected)];
      if (Math.abs(projected) < 1e-12) continue;
      // Every bag has the length 1, and the constant term adds another.
      pulls[i] = Math.max(pull - slope / (2 + 1 / (2 * cost)), 0);
      const step = ((pulls[i] as number) - pull) * sign;
      for (let k = bags.from[i] as number; k < (bags.from[i + 1] as number); k++) {
        const row = bags.rows[k] as number;
        weights[row] = (weights[row] as number) + step * (values[k] as number);
      }
      weights[bags.width] = (weights[bags.width] as number) + step;
    }
    if (highest - lowest < tolerance && left === active.length) break;
    if (highest - lowest < tolerance) left = active.length;
    bound = highest - lowest < tolerance || highest <= 0 ? Infinity : highest;
  }
  return weights;
}

/** How far message i lies on the topic's side: above 0 for it, below against it. */
export function marginOf({ bags, values }: Weighed, i: number, weights: Separator): number {
  let margin = weights[bags.width] as number;
  for (let k = bags.from[i] as number; k < (bags.from[i + 1] as number); k++)
    margin += (weights[bags.rows[k] as number] as number) * (values[k] as number);
  return margin;
}

function shuffle(list: Int32Array, length: number, random: () => number): void {
  for (let s = 0; s < length; s++) {
    const other = s + Math.floor(random() * (length - s));
    const kept = list[s] as number;
    list[s] = list[other] as number;
    list[other] = kept;
  }
}
