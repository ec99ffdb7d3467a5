import { isUtf8 } from "node:buffer";
import { Refusal } from "@wuxing/kernel/procedure";
import { type Text, t } from "@wuxing/kernel/text";

const refused = (reason: Text): Refusal => new Refusal("refused", reason);
const decoded = (bytes: Uint8Array, encoding: string): string | undefined => {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
};

/** UTF-16 tells itself by the mark at its beginning, or by the noughts in every second place. */
function utf16Of(bytes: Uint8Array): "utf-16le" | "utf-16be" | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return "utf-16le";
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return "utf-16be";
  const head = bytes.subarray(0, 400);
  const noughts = [0, 0];
  for (const [at, byte] of head.entries()) if (byte === 0) noughts[at % 2] = (noughts[at % 2] ?? 0) + 1;
  const [even = 0, odd = 0] = noughts;
  if (even + odd < 4) return undefined;
  return odd > even * 4 ? "utf-16le" : even > odd * 4 ? "utf-16be" : undefined;
}

/**
 * The text of a table that people bring: UTF-8 or UTF-16, with or without its mark, or GB18030, as which spreadsheets of
 * Chinese offices still save. A notice is read as well as it can be (notice-files); a table is not: throws Refusal, naming
 * the line, where parts of it are in different encodings or were lost before.
 */
export function tableText(bytes: Uint8Array): string {
  const wide = utf16Of(bytes);
  const text = wide ? decoded(bytes, wide) : (decoded(bytes, "utf-8") ?? gbOf(bytes));
  if (text === undefined || text.includes("\0"))
    throw refused(
      t(
        "认不出文件的文字编码，请另存为 CSV（UTF-8）或 XLSX 再试",
        "The file's characters cannot be read; save it as CSV (UTF-8) or XLSX and try again",
      ),
    );
  const lost = text.indexOf("\ufffd");
  if (lost >= 0) {
    const line = text.slice(0, lost).split("\n").length;
    throw refused(
      t(
        `第 ${line} 行有认不出的字（�），原来的字已经丢了，请重新录入这一行`,
        `Line ${line} has a sign that cannot be read (�): what stood there is lost; write the line anew`,
      ),
    );
  }
  return text;
}

function gbOf(bytes: Uint8Array): string | undefined {
  const lines = linesOf(bytes).map((line, i) => ({
    number: i + 1,
    wide: isUtf8(line) ? chineseIn(line) : 0,
    plain: isPlain(line),
  }));
  const telling = lines.filter(({ plain }) => !plain);
  const asUtf8 = telling.filter(({ wide }) => wide >= 2);
  if (asUtf8.length === 0) return decoded(bytes, "gb18030");
  // The lines of which there are fewer are the ones to write anew.
  const others = telling.filter(({ wide }) => wide < 2);
  const [first] = asUtf8.length > others.length ? others : asUtf8;
  const line = first?.number ?? 1;
  throw refused(
    t(
      `第 ${line} 行的文字编码和其他行不一样（UTF-8 和 GBK 混在一起），读出来会是乱码：请重新录入这样的行，另存为 CSV（UTF-8）再试`,
      `Line ${line} is encoded otherwise than the rest (UTF-8 and GBK are mixed) and would be read as nonsense: write such lines anew and save the file as CSV (UTF-8)`,
    ),
  );
}

const newline = 0x0a;
/** No sign of GB18030 has a byte of a line's end. */
function linesOf(bytes: Uint8Array): readonly Uint8Array[] {
  const lines: Uint8Array[] = [];
  let from = 0;
  for (let at = bytes.indexOf(newline); at >= 0; at = bytes.indexOf(newline, from)) {
    lines.push(bytes.subarray(from, at));
    from = at + 1;
  }
  return [...lines, bytes.subarray(from)];
}

const isPlain = (line: Uint8Array): boolean => line.every((byte) => byte < 0x80);
/** Chinese characters have three bytes in UTF-8, of which the first is E3 to E9; text of GB18030 that looks so by chance is short. */
const chineseIn = (line: Uint8Array): number => line.filter((byte) => byte >= 0xe3 && byte <= 0xe9).length;
