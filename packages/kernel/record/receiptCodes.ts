import { sha256 } from "@noble/hashes/sha2.js";
import { fromBase45, toBase45 } from "./base45.ts";
import { packReceipt, unpackReceipt } from "./packReceipt.ts";
import type { Receipt } from "./Receipt.ts";
import { ReceiptFault, unreadable } from "./ReceiptFault.ts";

/** `WXR1:` part `/` of `:` mark `:` and a part of the packed receipt in Base45. */
const codeShape = /^WXR1:([1-9])\/([1-9]):([0-9A-Z $%*+./:-]{6}):([0-9A-Z $%*+./:-]+)$/u;
/** A code of version 28 with the least error correction: cameras of ordinary phones read it from 60 mm of paper. */
const mostCharacters = 2200;
const mostCodes = 9;
/** Ties the codes of one receipt together, and shows a character read wrongly. */
const markSize = 4;

/** Whether a text is, or begins with, the text of a receipt's QR code. */
export const isReceiptCode = (text: string): boolean => text.trimStart().startsWith("WXR1:");

/**
 * The texts of the QR codes that hold a whole receipt, one if it fits: letters, digits and signs of QR's alphanumeric mode
 * alone (RFC 9285). Undefined for a receipt that is too long for nine codes, or that is not to be packed (`packReceipt`).
 * Throws as packReceipt.
 */
export function receiptCodes(receipt: Receipt): readonly string[] | undefined {
  const packed = packReceipt(receipt);
  if (!packed) return undefined;
  const text = toBase45(packed);
  const room = mostCharacters - 2 - "WXR1:1/1:123456:".length;
  const count = Math.ceil(text.length / room);
  if (count > mostCodes) return undefined;
  const length = Math.ceil(text.length / count / 3) * 3;
  const mark = markOf(packed);
  return Array.from(
    { length: count },
    (_, i) => `WXR1:${i + 1}/${count}:${mark}:${text.slice(i * length, (i + 1) * length)}`,
  );
}

const markOf = (packed: Uint8Array): string => toBase45(sha256(packed).slice(0, markSize));

/**
 * The mark of a code's receipt, by which codes that belong together are known; undefined for a text that is not a code
 * or codes of one receipt.
 */
export function receiptMark(text: string): string | undefined {
  const marks = new Set(linesOf(text).map((line) => codeShape.exec(line)?.[3]));
  return marks.size === 1 ? [...marks][0] : undefined;
}

/** Reads the receipt from the texts of its codes, one a line, in any order. Throws ReceiptFault. */
export function readReceiptCodes(text: string): Receipt {
  const parts = linesOf(text).map((line) => codeShape.exec(line) ?? []);
  const [, , count, mark] = parts[0] ?? [];
  if (!count || !mark || parts.some((part) => part[2] !== count || part[3] !== mark)) throw unreadable("not its codes");
  const wanted = Array.from({ length: Number(count) }, (_, i) => String(i + 1));
  const found = new Map(parts.map(([, part = "", , , body = ""]) => [part, body]));
  const missing = wanted.filter((part) => !found.has(part));
  if (missing.length > 0) throw partial(count, missing);
  const packed = fromBase45(wanted.map((part) => found.get(part)).join(""));
  if (!packed || markOf(packed) !== mark) throw unreadable("the codes are not as they were made");
  return unpackReceipt(packed);
}

/** Blanks around a code are a scanner's: codes are cut between groups of three characters, which never end in one. */
const linesOf = (text: string): string[] =>
  text
    .split(/[\r\n]+/u)
    .map((line) => line.trim())
    .filter((line) => line !== "");

const partial = (count: string, missing: readonly string[]): ReceiptFault =>
  new ReceiptFault(
    "partial",
    `这份回执有 ${count} 个二维码，还缺第 ${missing.join("、")} 个：请一起放进来，先后不限`,
    `This receipt has ${count} codes, and number ${missing.join(", ")} is missing: put all of them in, in any order`,
  );
