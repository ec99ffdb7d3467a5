/** Terms are runs of one to three characters. */
const longest = 3;
/** In the head of a message, which is its title, each term counts once more, as a term of its own. */
const headLength = 15;
const bodySeed = 0x811c9dc5;
const headSeed = 0x2b1f6d4b;

/**
 * Visits the terms of a text by their hashes (32 bits, signed), in the order of `visitTerms`. Full-width signs count as
 * half-width, capitals as small letters.
 */
export function eachTerm(text: string, visit: (hash: number) => void): void {
  for (let at = 0; at < text.length; at++) {
    let body = bodySeed;
    let head = headSeed;
    for (let length = 1; length <= longest && at + length <= text.length; length++) {
      const code = folded(text.charCodeAt(at + length - 1));
      body = Math.imul(body ^ code, 0x01000193);
      visit(scattered(body));
      if (at + length > headLength) continue;
      head = Math.imul(head ^ code, 0x01000193);
      visit(scattered(head));
    }
  }
}

/** Visits the places of the same terms, in the same order: `length` characters from `at`. */
export function visitTerms(text: string, visit: (at: number, length: number) => void): void {
  for (let at = 0; at < text.length; at++)
    for (let length = 1; length <= longest && at + length <= text.length; length++) {
      visit(at, length);
      if (at + length <= headLength) visit(at, length);
    }
}

function folded(code: number): number {
  const half = code >= 0xff01 && code <= 0xff5e ? code - 0xfee0 : code;
  return half >= 65 && half <= 90 ? half + 32 : half;
}

/** The last step of MurmurHash3: the product of the loop above fills its high bits badly. */
function scattered(hash: number): number {
  let mixed = hash ^ (hash >>> 16);
  mixed = Math.imul(mixed, 0x85ebca6b);
  mixed ^= mixed >>> 13;
  mixed = Math.imul(mixed, 0xc2b2ae35);
  return mixed ^ (mixed >>> 16);
}
