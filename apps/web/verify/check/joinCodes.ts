import { isReceiptCode, receiptMark } from "@wuxing/kernel/record";
import { readUtf8 } from "@wuxing/tlog/encoding";
import type { Given } from "./Given.ts";

const utf8 = new TextEncoder();

/** The codes of one receipt that were given apart become one text, at the place of the first; all else stays. */
export function joinCodes(given: readonly Given[]): Given[] {
  const joined = new Map<string, Given>();
  for (const [place, one] of given.entries()) {
    const mark = markOf(one) ?? `other ${place}`;
    const before = joined.get(mark);
    joined.set(mark, before ? both(before, one) : one);
  }
  return [...joined.values()];
}

/** Codes of a receipt are scanned one after the other: what was given before counts with the newly given of the same. */
export function withEarlierCodes(earlier: readonly Given[], given: readonly Given[]): Given[] {
  const marks = new Set(given.map(markOf).filter((mark) => mark !== undefined));
  return [...earlier.filter((one) => marks.has(markOf(one) ?? "")), ...given];
}

function markOf({ bytes }: Given): string | undefined {
  const text = readUtf8(bytes) ?? "";
  return isReceiptCode(text) ? receiptMark(text) : undefined;
}

const both = (one: Given, other: Given): Given => ({
  name: [...new Set([one.name, other.name])].join(" + "),
  bytes: utf8.encode(`${readUtf8(one.bytes)}\n${readUtf8(other.bytes)}`),
});
