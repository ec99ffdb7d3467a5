import { NoticeUnreadable } from "./NoticeUnreadable.ts";

/**
 * The text of plain-text bytes: UTF-8, UTF-16 with or without its mark, or GB18030, told apart by which of them the
 * bytes are valid in. Throws NoticeUnreadable (binary, encoding).
 */
export function decodeText(bytes: Uint8Array): string {
  const marked = markedEncoding(bytes);
  if (marked) return decode(bytes, marked, false) ?? "";
  const utf16 = unmarkedUtf16(bytes);
  if (utf16) return decode(bytes, utf16, false) ?? "";
  if (isBinary(bytes)) throw new NoticeUnreadable("binary");
  const text =
    decode(bytes, "utf-8", true) ?? decode(withoutCutEnd(bytes), "utf-8", true) ?? decode(bytes, "gb18030", true);
  if (text !== null) return text;
  const lenient =
    [decode(bytes, "utf-8", false) ?? "", decode(bytes, "gb18030", false) ?? ""].sort((a, b) => lost(a) - lost(b))[0] ??
    "";
  if (lost(lenient) > 0.02) throw new NoticeUnreadable("encoding");
  return lenient;
}

function decode(bytes: Uint8Array, encoding: string, fatal: boolean): string | null {
  try {
    return new TextDecoder(encoding, { fatal }).decode(bytes);
  } catch {
    return null;
  }
}

function markedEncoding(bytes: Uint8Array): string | null {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return "utf-8";
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return "utf-16le";
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return "utf-16be";
  return null;
}

/** Line ends and ASCII signs leave a zero in every other byte; no other encoding of Chinese text holds zeros. */
function unmarkedUtf16(bytes: Uint8Array): string | null {
  const sample = bytes.subarray(0, 4096 - (bytes.length % 2));
  if (sample.length < 8 || bytes.length % 2 !== 0 || !sample.includes(0)) return null;
  return ["utf-16le", "utf-16be"].find((encoding) => readsAsChinese(decode(sample, encoding, false) ?? "")) ?? null;
}

const readsAsChinese = (text: string): boolean =>
  (text.match(/[\u4e00-\u9fff\u3000-\u303f\uff00-\uffef\t\n\r -~“”—·…]/gu)?.length ?? 0) > text.length * 0.9 &&
  (text.match(/[\u4e00-\u9fff]/gu)?.length ?? 0) > text.length * 0.2;

function isBinary(bytes: Uint8Array): boolean {
  const sample = bytes.subarray(0, 65536);
  let odd = 0;
  for (const byte of sample) {
    if (byte === 0) return true;
    if (byte < 32 && byte !== 9 && byte !== 10 && byte !== 13 && byte !== 12 && byte !== 27) odd++;
  }
  return odd > sample.length * 0.01;
}

/** A file that was cut in the middle of a character still reads but for that character. */
function withoutCutEnd(bytes: Uint8Array): Uint8Array {
  for (let back = 1; back <= 3 && back < bytes.length; back++) {
    const byte = bytes[bytes.length - back] as number;
    if (byte >= 0xc0) return bytes.subarray(0, bytes.length - back);
    if (byte < 0x80) break;
  }
  return bytes;
}

const lost = (text: string): number => (text.length === 0 ? 1 : (text.split("\ufffd").length - 1) / text.length);
