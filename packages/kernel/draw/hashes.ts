import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";
import { canonicalJson } from "@wuxing/kernel/record";

/** SHA-256 of a text in UTF-8, in hex. */
export const hashOfText = (text: string): string => bytesToHex(sha256(utf8ToBytes(text)));

/** Text is handed to the hash in pieces of about this many characters: neither a million calls nor one string of all. */
const pieceLength = 1 << 16;

/** SHA-256, in hex, of canonical JSON lines, each with its line feed. */
export function hashOfLines<Item>(items: readonly Item[], lineOf: (item: Item) => string = canonicalJson): string {
  const hash = sha256.create();
  let piece = "";
  for (const item of items) {
    piece += `${lineOf(item)}\n`;
    if (piece.length < pieceLength) continue;
    hash.update(utf8ToBytes(piece));
    piece = "";
  }
  return bytesToHex(hash.update(utf8ToBytes(piece)).digest());
}
