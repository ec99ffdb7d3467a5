import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import { decodeText } from "./decodeText.ts";
import { docxText } from "./docxText.ts";
import { htmlText, looksLikeHtml } from "./htmlText.ts";
import { largestNotice, NoticeUnreadable } from "./NoticeUnreadable.ts";

/**
 * The text of a notice given as bytes: plain text, a Word document (.docx) or a web page, told apart by the bytes; the
 * name helps with none of them but makes a broken .docx plain. Throws NoticeUnreadable.
 */
export function readNoticeText(bytes: Uint8Array, name?: string): string {
  if (bytes.length === 0) throw new NoticeUnreadable("empty");
  if (bytes.length > largestNotice) throw new NoticeUnreadable("tooLarge");
  const text = textOf(bytes, name ?? "").replace(/^\ufeff/u, "");
  if (text.trim() === "") throw new NoticeUnreadable("empty");
  if (!/[\u4e00-\u9fff]/u.test(text)) throw new NoticeUnreadable("noChinese");
  return text;
}

function textOf(bytes: Uint8Array, name: string): string {
  if (startsWith(bytes, [0x50, 0x4b])) return docxText(bytes);
  if (startsWith(bytes, [0xd0, 0xcf, 0x11, 0xe0])) throw new NoticeUnreadable("legacyWord");
  if (startsWith(bytes, [0x25, 0x50, 0x44, 0x46])) throw new NoticeUnreadable("pdf");
  if (/\.docx$/iu.test(name)) throw new NoticeUnreadable("brokenDocx");
  const text = decodeText(bytes);
  return looksLikeHtml(text) ? htmlText(text) : text;
}

const startsWith = (bytes: Uint8Array, signature: readonly number[]): boolean =>
  signature.every((byte, i) => bytes[i] === byte);

/** The text of the notice in a file, whose size is asked before it is read. Throws NoticeUnreadable. */
export async function readNoticeFile(path: string): Promise<string> {
  const found = await stat(path).catch(() => null);
  if (!found || found.isDirectory()) throw new NoticeUnreadable("missing", path);
  if (found.size > largestNotice) throw new NoticeUnreadable("tooLarge");
  const bytes = await collect(createReadStream(path)).catch((error: unknown) => {
    throw error instanceof NoticeUnreadable ? error : new NoticeUnreadable("missing", path);
  });
  return readNoticeText(bytes, path);
}

/** The text of the notice that a stream brings; stops reading past 20 MB. Throws NoticeUnreadable. */
export const readNoticeStream = async (stream: AsyncIterable<Uint8Array>): Promise<string> =>
  readNoticeText(await collect(stream));

async function collect(stream: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  let length = 0;
  for await (const part of stream) {
    length += part.length;
    if (length > largestNotice) throw new NoticeUnreadable("tooLarge");
    parts.push(part);
  }
  return Buffer.concat(parts);
}
