import type { Bags } from "./Bags.ts";

/** Bags whose terms have weights in place of counts; each bag has the length 1. */
export interface Weighed {
  readonly bags: Bags;
  readonly values: Float32Array;
}

/** Added to every sum of weights before ratios are taken, so that a rare term says little. */
const smoothing = 0.1;
/** How strongly the ratios bear on the scale of a term. */
const power = 1.5;

/** A term said ten times in a message is a stronger sign than one said once, but not ten times as strong. */
export const damped = (count: number): number => small[count] ?? 1 + Math.log(count);
/** Nearly every count is small, and a logarithm is dear. */
const small = Float64Array.from({ length: 64 }, (_, count) => (count === 0 ? 0 : 1 + Math.log(count)));

/**
 * A scale for each term, learnt from the messages `members` with topics `labels` (numbers below `kinds`): how rare it is
 * (inverse document frequency) times how unevenly it is spread over the topics (root mean square of the log-count ratios
 * of naive Bayes, after Wang and Manning 2012, taken over all topics so that one scale serves them all).
 */
export function scalesOf(bags: Bags, members: Int32Array, labels: Int32Array, kinds: number): Float64Array {
  const rarity = rarityOf(bags, members);
  const { values } = weigh(bags, rarity);
  const sums = new Float64Array(bags.width * kinds).fill(smoothing);
  const totals = new Float64Array(kinds).fill(smoothing * bags.width);
  for (const i of members) {
    const label = labels[i] as number;
    for (let k = bags.from[i] as number; k < (bags.from[i + 1] as number); k++) {
      const cell = (bags.rows[k] as number) * kinds + label;
      sums[cell] = (sums[cell] as number) + (values[k] as number);
      totals[label] = (totals[label] as number) + (values[k] as number);
    }
  }
  const total = totals.reduce((a, b) => a + b, 0);
  return rarity.map((rare, row) => rare * unevenness(sums.subarray(row * kinds, (row + 1) * kinds), totals, total));
}

function unevenness(sums: Float64Array, totals: Float64Array, total: number): number {
  const sum = sums.reduce((a, b) => a + b, 0);
  let squares = 0;
  for (const [label, mine] of sums.entries()) {
    const others = total - (totals[label] as number);
    const ratio = Math.log(mine / (totals[label] as number)) - Math.log((sum - mine) / others);
    squares += ratio * ratio;
  }
  return (squares / sums.length) ** (power / 2);
}

function rarityOf(bags: Bags, members: Int32Array): Float64Array {
  const spread = new Float64Array(bags.width);
  for (const i of members)
    for (let k = bags.from[i] as number; k < (bags.from[i + 1] as number); k++) {
      const row = bags.rows[k] as number;
      spread[row] = (spread[row] as number) + 1;
    }
  return spread.map((count) => (count === 0 ? 0 : Math.log((1 + members.length) / (1 + count)) + 1));
}

/** The bags with each term weighed by its damped count and its scale, each bag shortened to the length 1. */
export function weigh(bags: Bags, scales: Float64Array): Weighed {
  const values = new Float32Array(bags.rows.length);
  for (let i = 0; i + 1 < bags.from.length; i++) {
    const [start, end] = [bags.from[i] as number, bags.from[i + 1] as number];
    let squares = 0;
    for (let k = start; k < end; k++) {
      const value = damped(bags.counts[k] as number) * (scales[bags.rows[k] as number] as number);
      values[k] = value;
      squares += value * value;
    }
    const length = Math.sqrt(squares) || 1;
    for (let k = start; k < end; k++) values[k] = (values[k] as number) / length;
  }
  return { bags, values };
}
