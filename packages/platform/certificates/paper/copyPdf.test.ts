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
