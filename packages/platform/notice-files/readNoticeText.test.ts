import { randomBytes } from "node:crypto";
import { mkdtemp, rm, truncate, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { strToU8, zipSync } from "fflate";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { NoticeUnreadable, readNoticeFile, readNoticeStream, readNoticeText } from "./index.ts";

const text = "一、推进改革。\n（责任单位：市发改委）\n";

/** GB18030 bytes of Chinese text, by asking the decoder for every two-byte code. */
function gb18030(printed: string): Uint8Array {
  const decoder = new TextDecoder("gb18030");
  const codes = new Map<string, number[]>();
  for (let lead = 0x81; lead <= 0xfe; lead++)
    for (let trail = 0x40; trail <= 0xfe; trail++)
      if (trail !== 0x7f) codes.set(decoder.decode(Uint8Array.of(lead, trail)), [lead, trail]);
  return Uint8Array.from(
    [...printed].flatMap((char) => (char.charCodeAt(0) < 128 ? [char.charCodeAt(0)] : (codes.get(char) ?? []))),
  );
}

const utf16 = (printed: string, big: boolean): Uint8Array =>
  Uint8Array.from(
    [...printed].flatMap((char) => {
      const pair = [char.charCodeAt(0) & 255, char.charCodeAt(0) >> 8];
      return big ? pair.reverse() : pair;
    }),
  );

const docx = (body: string): Uint8Array =>
  zipSync({ "word/document.xml": strToU8(`<?xml version="1.0"?><w:document><w:body>${body}</w:body></w:document>`) });

const fault = (bytes: Uint8Array, name?: string): string => {
  try {
    readNoticeText(bytes, name);
  } catch (error) {
    if (error instanceof NoticeUnreadable && error.reason.zh && error.reason.en) return error.code;
  }
  return "none";
};

describe("plain text", () => {
  it.each([
    ["UTF-8", strToU8(text)],
    ["UTF-8 with a mark", Uint8Array.of(0xef, 0xbb, 0xbf, ...strToU8(text))],
    ["UTF-16 with a mark", Uint8Array.of(0xff, 0xfe, ...utf16(text, false))],
    ["UTF-16 big-endian with a mark", Uint8Array.of(0xfe, 0xff, ...utf16(text, true))],
    ["UTF-16 without a mark", utf16(text, false)],
    ["GB18030", gb18030(text)],
  ])("in %s", (_name, bytes) => expect(readNoticeText(bytes)).toBe(text));

  it("that was cut within a character still reads", () => {
    expect(readNoticeText(strToU8(text).subarray(0, 20))).toBe("一、推进改革");
  });
});

describe("documents", () => {
  it("gives a Word document's paragraphs, breaks, tabs and tables as lines", () => {
    const body =
      '<w:p><w:r><w:t>一、推进</w:t></w:r><w:r><w:t xml:space="preserve">改革 &amp; 开放</w:t></w:r></w:p><w:p/>' +
      "<w:p><w:r><w:t>甲</w:t><w:tab/><w:t>乙</w:t><w:br/><w:t>丙</w:t></w:r><w:del><w:r><w:t>旧</w:t></w:r></w:del></w:p>" +
      "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>序号</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>责任</w:t></w:r></w:p><w:p><w:r><w:t>单位</w:t></w:r></w:p></w:tc></w:tr></w:tbl>";
    expect(readNoticeText(docx(body), "要点.docx")).toBe("一、推进改革 & 开放\n\n甲\t乙\n丙\n序号\t责任 单位");
  });

  it("gives a web page's blocks as lines, without what nobody sees", () => {
    const page =
      "<!DOCTYPE html><html><head><style>p{}</style><script>var a='<p>x</p>'</script></head><body><!-- 注 --><p>一、推进&nbsp;改革。</p><div>责任单位：<span>市发改委</span><br>市财政局</div></body></html>";
    expect(readNoticeText(strToU8(page)).trim().split(/\n+/u)).toEqual([
      "一、推进 改革。",
      "责任单位：市发改委",
      "市财政局",
    ]);
  });
});

describe("what is no notice", () => {
  it.each([
    ["empty", new Uint8Array(), undefined],
    ["empty", strToU8(" \n\t"), undefined],
    ["noChinese", strToU8("hello, world"), undefined],
    ["binary", Uint8Array.from(randomBytes(4000)), undefined],
    ["binary", Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 1), undefined],
    ["pdf", strToU8("%PDF-1.7 一"), undefined],
    ["legacyWord", Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 1, 2), undefined],
    ["brokenDocx", docx("<w:p><w:t>一</w:t></w:p>").subarray(0, 60), "a.docx"],
    ["brokenDocx", zipSync({ "other.xml": strToU8("一") }), "a.docx"],
    ["brokenDocx", strToU8(text), "a.docx"],
    ["tooLarge", docx("一".repeat(2_000_000)), "a.docx"],
    ["tooLarge", new Uint8Array(20 * 1024 * 1024 + 1), undefined],
  ])("is refused as %s", (code, bytes, name) => expect(fault(bytes, name)).toBe(code));
});

describe("files and streams", () => {
  let folder = "";
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "wuxing-notice-"));
  });
  afterAll(async () => rm(folder, { recursive: true, force: true }));

  it("reads a file, and refuses one that is missing, a folder or too large", async () => {
    const file = join(folder, "a.txt");
    await writeFile(file, text);
    expect(await readNoticeFile(file)).toBe(text);
    await truncate(file, 50 * 1024 * 1024);
    await expect(readNoticeFile(file)).rejects.toMatchObject({ code: "tooLarge" });
    await expect(readNoticeFile(folder)).rejects.toMatchObject({ code: "missing" });
    await expect(readNoticeFile(join(folder, "none.txt"))).rejects.toMatchObject({ code: "missing" });
  });

  it("stops reading a stream that is too large", async () => {
    let asked = 0;
    const endless = async function* (): AsyncGenerator<Uint8Array> {
      for (;;) {
        asked++;
        yield new Uint8Array(1024 * 1024);
      }
    };
    await expect(readNoticeStream(endless())).rejects.toMatchObject({ code: "tooLarge" });
    expect(asked).toBe(21);
  });
});
