import { dict as bytes } from "@node-rs/jieba/dict.js";

const dict = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
const newline = 10;
const space = 32;
const zero = 48;
/** A word seen less often in jieba's corpus is left out: six of seven words, hardly one of a message, half the memory. */
const leastOften = 50;

/** Jieba's dictionary (lines `word count tag`) without its rare words, which the segmenter would keep in memory for nothing. */
export function commonWords(): Uint8Array {
  const kept = Buffer.allocUnsafe(dict.length);
  let length = 0;
  for (let start = 0, end = dict.indexOf(newline); end >= 0; start = end + 1, end = dict.indexOf(newline, start))
    if (countIn(start, end) >= leastOften) length += dict.copy(kept, length, start, end + 1);
  return kept.subarray(0, length);
}

/** The number between the first and the second space of a line. */
function countIn(start: number, end: number): number {
  let count = 0;
  for (let at = dict.indexOf(space, start) + 1; at < end && dict[at] !== space; at++)
    count = count * 10 + ((dict[at] ?? zero) - zero);
  return count;
}
