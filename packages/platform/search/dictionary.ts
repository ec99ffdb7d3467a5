import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const newline = 10;
const space = 32;
const zero = 48;
/** A word seen less often in jieba's corpus is left out: six of seven words, hardly one of a message, half the memory. */
const leastOften = 50;

/**
 * Jieba's dictionary (lines `word count tag`) without its rare words, which the segmenter would keep in memory for
 * nothing. Read as a file: the package's own module holds this one and another, 11 MB, for as long as the process lives.
 */
export function commonWords(): Uint8Array {
  const dict = readFileSync(createRequire(import.meta.url).resolve("@node-rs/jieba/dict.txt"));
  const kept = Buffer.allocUnsafe(dict.length);
  let length = 0;
  for (let start = 0, end = dict.indexOf(newline); end >= 0; start = end + 1, end = dict.indexOf(newline, start))
    if (countIn(dict, start, end) >= leastOften) length += dict.copy(kept, length, start, end + 1);
  return kept.subarray(0, length);
}

/** The number between the first and the second space of a line. */
function countIn(dict: Buffer, start: number, end: number): number {
  let count = 0;
  for (let at = dict.indexOf(space, start) + 1; at < end && dict[at] !== space; at++)
    count = count * 10 + ((dict[at] ?? zero) - zero);
  return count;
}
