import { type Rarity, weightOf } from "./Rarity.ts";
import { termsOf } from "./termsOf.ts";

/** A text made ready to be compared: its terms in ascending order, what each weighs, and all of it. */
export interface Told {
  readonly terms: Int32Array;
  readonly weights: Float64Array;
  readonly weight: number;
}

/** Makes a text ready; two are compared only if made with one `rarity`. */
export function toldOf(text: string, rarity: Rarity): Told {
  const terms = termsOf(text);
  const weights = new Float64Array(terms.length);
  let weight = 0;
  for (let i = 0; i < terms.length; i++) {
    const one = weightOf(rarity, terms[i] as number);
    weights[i] = one;
    weight += one;
  }
  return { terms, weights, weight };
}

/** The terms by which like texts are looked for: the weightiest, at most so many, in ascending order. Ties go by hash, the same in every text. */
export function keyTermsOf({ terms, weights }: Told, atMost = 24): Int32Array {
  const order = Array.from(terms.keys()).sort(
    (a, b) => (weights[b] ?? 0) - (weights[a] ?? 0) || (terms[a] ?? 0) - (terms[b] ?? 0),
  );
  return Int32Array.from(order.slice(0, atMost), (i) => terms[i] ?? 0).sort();
}

/** Visits the terms that two texts share, by their places in the first. */
export function eachShared(a: Told, b: Told, visit: (i: number) => void): void {
  for (let i = 0, j = 0; i < a.terms.length && j < b.terms.length; ) {
    const [left, right] = [a.terms[i] as number, b.terms[j] as number];
    if (left === right) visit(i);
    if (left <= right) i++;
    if (right <= left) j++;
  }
}
