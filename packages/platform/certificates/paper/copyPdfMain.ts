import { fileURLToPath } from "node:url";
import { parentPort, workerData } from "node:worker_threads";
import type { Sheet, SheetPage } from "@wuxing/kernel/certificates";
import PDFDocument from "pdfkit";
import { encode } from "uqr";
import type { CertificateCopy } from "./CertificateCopy.ts";
import { CopyFonts } from "./CopyFonts.ts";

/** Has every sign of 通用规范汉字表 and of GB 18030-2000. */
const shipped = fileURLToPath(new URL("../fonts/NotoSansHans-Regular.otf", import.meta.resolve("@embedpdf/fonts-sc")));
const tones = { ink: "#1b1f24", soft: "#4a5560", seal: "#b3261e" } as const;

/** Draws the copy and gives its bytes to whoever began this thread. */
function draw({ name, sheet, verifyAt, fonts = [] }: CertificateCopy): void {
  const { width, height, pages, watermark } = sheet;
  const pdf = new PDFDocument({ size: [width, height], margin: 0, autoFirstPage: false, info: { Title: name } });
  const parts: Buffer[] = [];
  pdf.on("data", (part: Buffer) => parts.push(part));
  pdf.on("end", () => {
    parentPort?.postMessage(new Uint8Array(Buffer.concat(parts)));
  });
  const pen = new CopyFonts(pdf, [shipped, ...fonts]);
  for (const page of pages) {
    pdf.addPage();
    drawPage(pdf, pen, page, verifyAt);
    drawWatermark(pdf, pen, watermark);
    const missing = pen.takeMissing();
    pdf.fontSize(8).fillColor(tones.ink);
    if (missing) pen.draw(missing, "middle", width / 2, height - 24);
  }
  pdf.end();
}

function drawPage(
  pdf: PDFKit.PDFDocument,
  pen: CopyFonts,
  { texts, rules, seal, code }: SheetPage,
  verifyAt: string,
): void {
  for (const { text, x, y, size, tone, anchor } of texts) {
    pdf.fontSize(size).fillColor(tones[tone]);
    pen.draw(text, anchor, x, y);
  }
  pdf.lineWidth(0.75).strokeColor("#c9d1d9");
  for (const { x, y, width } of rules)
    pdf
      .moveTo(x, y)
      .lineTo(x + width, y)
      .stroke();
  if (seal) pdf.lineWidth(1).strokeColor(tones.seal).roundedRect(seal.x, seal.y, seal.width, seal.height, 4).stroke();
  if (code) drawCode(pdf, verifyAt, code);
}

function drawCode(pdf: PDFKit.PDFDocument, text: string, box: NonNullable<SheetPage["code"]>): void {
  const { data } = encode(text, { ecc: "M", border: 0 });
  const side = box.width / data.length;
  pdf.fillColor("#000000");
  for (const [y, row] of data.entries())
    for (const [x, dark] of row.entries()) if (dark) pdf.rect(box.x + x * side, box.y + y * side, side, side);
  pdf.fill();
}

function drawWatermark(pdf: PDFKit.PDFDocument, pen: CopyFonts, { text, size, at }: Sheet["watermark"]): void {
  pdf.fontSize(size).fillColor("#b3261e").fillOpacity(0.22);
  for (const [x, y] of at) {
    pdf.save().rotate(-24, { origin: [x, y] });
    pen.draw(text, "middle", x, y);
    pdf.restore();
  }
  pdf.fillOpacity(1);
}

draw(workerData as CertificateCopy);
