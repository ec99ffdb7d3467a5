import { readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { layOutCopy, sampleContent, widthOf } from "@wuxing/kernel/certificates";
import { t } from "@wuxing/kernel/text";
import PDFDocument from "pdfkit";
import { encode } from "uqr";
import { expect, test } from "vitest";
import { copyPdf } from "./copyPdf.ts";
import { readPdf } from "./testing/readPdf.ts";

const verifyAt = "https://wx.example/verify-certificate/1.2.156.3005.2.FOODSALE.360300.1.001.X";
const template = {
  title: t("食品经营许可证", "Food operation licence"),
  wording: t("{holder} 准予许可。", "{holder} is permitted."),
  groups: [{ title: t("持证主体", "Holder"), fields: [{ key: "holder", label: t("持证人", "Holder") }] }],
  ...{ landscape: true, seal: "{unit} 专用章", footnote: null, code_at: "bottomRight" as const },
};

test("a copy is one page of PDF with the font inside, and its words and its code are read back from it", async () => {
  const sheet = layOutCopy(template, sampleContent(["holder"], "某店"));
  const bytes = await copyPdf({ name: "食品经营许可证", sheet, verifyAt });
  const file = bytes.toString("latin1");
  expect(file.slice(0, 5)).toBe("%PDF-");
  expect(file).toContain("/FontFile3");
  expect(file).toContain("/MediaBox [0 0 842 595]");
  const pages = readPdf(bytes);
  expect(pages).toHaveLength(1);
  const { texts = [], boxes = [] } = pages[0] ?? {};
  expect(texts.slice(0, -3)).toEqual(sheet.pages[0]?.texts.map(({ text }) => text));
  expect(texts.slice(-3)).toEqual(Array.from({ length: 3 }, () => sheet.watermark.text));

  const { data } = encode(verifyAt, { ecc: "M", border: 0 });
  const [left, top] = [Math.min(...boxes.map(({ x }) => x)), Math.min(...boxes.map(({ y }) => y))];
  const side = boxes[0]?.side ?? 0;
  const drawn = data.map((row) => row.map(() => false));
  for (const { x, y } of boxes) {
    const row = drawn[Math.round((y - top) / side)];
    if (row) row[Math.round((x - left) / side)] = true;
  }
  expect(drawn).toEqual(data);
}, 20_000);

// 通用规范汉字表 (国发〔2013〕23号): its 196 signs beyond the basic plane, which GB 18030-2022 asks for at level 2.
const beyondBasicPlane = [
  "𠅤𠙶𠳐𡎚𡐓𣗋𣲗𣲘𣸣𤧛𤩽𤫉𥔲𥕢𥖨𥻗𦈡𦒍𦙶𦝼𦭜𦰡𧿹𨐈𨙸𨚕𨟠𨭉𨱇𨱏𨱑𨱔𨺙𩽾𩾃𩾌𪟝𪣻𪤗𪨰𪨶𪩘𪾢𫄧𫄨𫄷𫄸𫇭𫌀𫍣𫍯𫍲𫍽𫐄𫐐𫐓𫑡𫓧𫓯𫓶𫓹𫔍𫔎𫔶𫖮𫖯𫖳𫗧𫗴𫘜𫘝𫘦𫘧𫘨𫘪𫘬𫚕𫚖𫚭𫛭",
  "𫞩𫟅𫟦𫟹𫟼𫠆𫠊𫠜𫢸𫫇𫭟𫭢𫭼𫮃𫰛𫵷𫶇𫷷𫸩𬀩𬀪𬂩𬃊𬇕𬇙𬇹𬉼𬊈𬊤𬌗𬍛𬍡𬍤𬒈𬒔𬒗𬕂𬘓𬘘𬘡𬘩𬘫𬘬𬘭𬘯𬙂𬙊𬙋𬜬𬜯𬞟𬟁𬟽𬣙𬣞𬣡𬣳𬤇𬤊𬤝𬨂𬨎𬩽𬪩𬬩𬬭𬬮𬬱𬬸𬬹𬬻𬬿𬭁𬭊𬭎𬭚𬭛𬭤𬭩𬭬",
  "𬭯𬭳𬭶𬭸𬭼𬮱𬮿𬯀𬯎𬱖𬱟𬳵𬳶𬳽𬳿𬴂𬴃𬴊𬶋𬶍𬶏𬶐𬶟𬶠𬶨𬶭𬶮𬷕𬸘𬸚𬸣𬸦𬸪𬹼𬺈𬺓",
].join("");

/** The words of the fields of a copy that names this holder. */
async function printed(holder: string, fonts: readonly string[] = []): Promise<string> {
  const sheet = layOutCopy(template, sampleContent(["holder"], holder));
  const [page] = readPdf(await copyPdf({ name: "食品经营许可证", sheet, verifyAt, fonts }));
  return page?.texts.join("") ?? "";
}

test.each([
  ["names and places with rare signs", "㛃䶮堃喆镕𠅤 㑇䲟 鿍鿎鿏 买买提·某"],
  ["the list of the state's signs, beyond the basic plane", beyondBasicPlane],
])(
  "%s are printed and read back from the copy",
  async (_name, holder) => {
    expect([...beyondBasicPlane]).toHaveLength(196);
    const text = await printed(holder);
    for (const sign of holder.replaceAll(" ", "")) expect(text).toContain(sign);
    expect(text).not.toContain("〓");
  },
  20_000,
);

test("a sign that no font has is marked in its place, and the copy says which it was", async () => {
  const text = await printed("张\u{30EDD}\u{2A6D6}某");
  expect(text).toContain("张〓〓某");
  expect(text).toContain("〓 代替印不出的字 U+30EDD、U+2A6D6，以电子证照为准。");
  expect(text).toContain("stands for U+30EDD, U+2A6D6");
}, 20_000);

test("a further font draws what the shipped one lacks, and what chooses a form of a sign leaves no mark", async () => {
  // A font of the tools, with a sign of the private area where old systems kept rare names.
  const tools = import.meta.resolve("playwright-core/package.json");
  const folder = new URL("./lib/vite/recorder/assets/", tools);
  const file = readdirSync(folder).find((name) => name.endsWith(".ttf")) ?? "";
  const text = await printed("某\uEA60\u{E0100}某", [fileURLToPath(new URL(file, folder))]);
  expect(text).toContain("某\uEA60某");
  expect(text).not.toContain("〓");
}, 20_000);

test("no line is reckoned narrower than the font draws it", () => {
  const pdf = new PDFDocument();
  pdf.registerFont(
    "text",
    new URL("../fonts/NotoSansHans-Regular.otf", import.meta.resolve("@embedpdf/fonts-sc")).pathname,
  );
  pdf.font("text").fontSize(10);
  const signs = [...Array.from({ length: 95 }, (_, i) => String.fromCharCode(32 + i)), ..."证，。（）《》“”·—"];
  expect(signs.filter((sign) => pdf.widthOfString(sign) > widthOf(sign, 10) + 0.001)).toEqual([]);
}, 20_000);
