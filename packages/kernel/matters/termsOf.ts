const runs = /\p{Script=Han}+|[a-z0-9]+/gu;

/** Full-width signs as half-width ones, capitals as small letters: as `termsOf` and `sharedWords` read a text. */
export const folded = (text: string): string => text.normalize("NFKC").toLowerCase();

/**
 * Visits the terms of a folded text with the place and length of each: pairs of Chinese characters side by side, and
 * numbers and Latin words whole. Pairs hold names of places and things without a dictionary.
 */
export function eachTerm(text: string, visit: (hash: number, at: number, length: number) => void): void {
  for (const { 0: run, index } of text.matchAll(runs)) {
    if (/[a-z0-9]/u.test(run)) visit(hashOf(run, 0, run.length), index, run.length);
    else for (let at = 0; at + 1 < run.length; at++) visit(hashOf(run, at, 2), index + at, 2);
  }
}

/** The terms of a text by their hashes (32 bits, signed), each once, in ascending order. */
export function termsOf(text: string): Int32Array {
  const terms = new Set<number>();
  eachTerm(folded(text), (hash) => terms.add(hash));
  return Int32Array.from(terms).sort();
}

/** FNV-1a over the characters, then the last step of MurmurHash3. */
function hashOf(run: string, from: number, length: number): number {
  let hash = 0x811c9dc5;
  for (let at = from; at < from + length; at++) hash = Math.imul(hash ^ run.charCodeAt(at), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return hash ^ (hash >>> 16);
}
