import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { tableText } from "./tableText.ts";

/** Text in GB18030: node writes none. */
const gb = (text: string): Buffer => {
  const decoder = new TextDecoder("gb18030");
  return Buffer.concat([...text].map((sign) => known.get(sign) ?? seek(sign, decoder)));
};
const known = new Map<string, Buffer>();
function seek(sign: string, decoder: TextDecoder): Buffer {
  if (sign.charCodeAt(0) < 128) return Buffer.from(sign);
  if (known.size === 0)
    for (let lead = 0x81; lead < 0xff; lead++)
      for (let trail = 0x40; trail < 0xff; trail++) {
        const bytes = Buffer.from([lead, trail]);
        const read = decoder.decode(bytes);
        if (read.length === 1) known.set(read, bytes);
      }
  const found = known.get(sign);
  if (!found) throw new Error(`no sign of two bytes: ${sign}`);
  return found;
}
const utf16 = (text: string, big: boolean): Buffer => {
  const bytes = Buffer.from(text, "utf16le");
  return big ? bytes.swap16() : bytes;
};

const lines = ["统一社会信用代码,企业名称,指标", "91360300MA1,样例企业一,上年度营业收入", "91360300MA2,联通公司,是"];
const text = `${lines.join("\r\n")}\r\n`;

test("is told from its bytes, with the mark or without", () => {
  const said = [
    ...[Buffer.from(text), Buffer.from(`\ufeff${text}`), gb(text)],
    ...[utf16(`\ufeff${text}`, false), utf16(`\ufeff${text}`, true), utf16(`code,name\r\n${text}`, false).subarray(22)],
  ];
  for (const [i, bytes] of said.entries()) expect(tableText(bytes), `sample ${i}`).toBe(text);
  expect(tableText(utf16("a,b,c,d,e\r\n1,2,3,4,5\r\n", true)), "no mark").toBe("a,b,c,d,e\r\n1,2,3,4,5\r\n");
});

test("whatever people write in GB18030 is read as it was written", () => {
  const common = fc.constantFrom(
    ..."的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过子说产种面而方后多定行学法所民得经十三之进着等部度家电力里如水化高自二理起小物现实加量都两体制机当使点从业本去把性好应开它合还因由其些然前外天政四日那社义事平形相全表间样与关各重新线内数正心反你明看原又么利比或但质气第向道命此变条只没结解问意建月公无系军很情者最立代想已通并提直题党程展五果料象员革位入常文总次品式活设及管特件长求老头基资边流路级少图山统接知较将组见计别她手角期根论运农指几九区强放决西被干做必战先回则任取据处府研质,1\r\n",
  );
  fc.assert(
    fc.property(fc.array(common, { minLength: 1, maxLength: 200 }), (signs) => {
      // A table has its head: of a sign alone, as of 式, nobody can tell what it is.
      const written = `${lines[0]}\r\n${signs.join("")}`;
      expect(tableText(gb(written))).toBe(written);
    }),
    { numRuns: 300 },
  );
});

describe("what would be read as other characters is not read", () => {
  const told = (bytes: Uint8Array): string => {
    try {
      return tableText(bytes);
    } catch (error) {
      return (error as { reason: { zh: string } }).reason.zh;
    }
  };
  const line = (i: number) => `${lines[i]}\r\n`;
  test.each([
    ["one line of GBK in UTF-8", [Buffer.from(line(0)), gb(line(1)), Buffer.from(line(2))], "第 2 行"],
    ["one line of UTF-8 in GBK", [gb(line(0)), gb(line(1)), Buffer.from(line(2))], "第 3 行"],
    [
      "a sign that was lost before",
      [Buffer.from(line(0)), Buffer.from("91360300MA1,样例��一,是\r\n")],
      "第 2 行有认不出的字",
    ],
    ["a picture", [Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0xff, 0xff, 0, 1])], "认不出文件的文字编码"],
    [
      "half a UTF-16 sign",
      [Buffer.concat([utf16(`\ufeff${text}`, false), Buffer.from([0x4e])])],
      "认不出文件的文字编码",
    ],
    ["UTF-16 of which a part is UTF-8", [utf16(`\ufeff${line(0)}`, false), Buffer.from(line(1))], "认不出"],
  ] as const)("%s", (_what, parts, words) => {
    expect(told(Buffer.concat([...parts]))).toContain(words);
  });
});
