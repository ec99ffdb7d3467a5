/** Full-width signs as half-width ones, capitals as small letters: as `termsOf` and `sharedWords` read a text. */
export const folded = (text: string): string => text.normalize("NFKC").toLowerCase();

const isHan = (code: number): boolean => (code >= 0x4e00 && code <= 0x9fff) || (code >= 0x3400 && code <= 0x4dbf);
const isPlain = (code: number): boolean => (code >= 0x61 && code <= 0x7a) || (code >= 0x30 && code <= 0x39);

/**
 * Visits the terms of a folded text with the place and length of each: pairs of Chinese characters side by side, and
 * numbers and Latin words whole. Pairs hold names of places and things without a dictionary.
 */
export function eachTerm(text: string, visit: (hash: number, at: number, length: number) => void): void {
  for (let at = 0; at < text.length; ) {
    const code = text.charCodeAt(at);
    let length = 1;
    if (isHan(code)) {
      if (isHan(text.charCodeAt(at + 1))) visit(hashOf(text, at, 2), at, 2);
    } else if (isPlain(code)) {
      while (isPlain(text.charCodeAt(at + length))) length++;
      visit(hashOf(text, at, length), at, length);
    }
    at += length;
  }
}

/** The terms of a text by their hashes (32 bits, signed), each once, in ascending order. */
export function termsOf(text: string): Int32Array {
  const said = folded(text);
  const terms = new Int32Array(said.length);
  let count = 0;
  eachTerm(said, (hash) => {
    terms[count++] = hash;
  });
  const sorted = terms.subarray(0, count).sort();
  let kept = 0;
  for (let i = 0; i < count; i++) if (i === 0 || sorted[i] !== sorted[i - 1]) sorted[kept++] = sorted[i] as number;
  return sorted.slice(0, kept);
}

/** FNV-1a over the characters, then the last step of MurmurHash3. */
function hashOf(run: string, from: number, length: number): number {
  let hash = 0x811c9dc5;
  for (let at = from; at < from + length; at++) hash = Math.imul(hash ^ run.charCodeAt(at), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return hash ^ (hash >>> 16);
}
