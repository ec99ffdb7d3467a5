import { fileURLToPath } from "node:url";
import { parentPort, workerData } from "node:worker_threads";
import PDFDocument from "pdfkit";
import { encode } from "uqr";
import type { CertificateCopy } from "./CertificateCopy.ts";

const [width, margin] = [595, 56];
const fontAt = (weight: string): string =>
  fileURLToPath(new URL(`../fonts/NotoSansHans-${weight}.otf`, import.meta.resolve("@embedpdf/fonts-sc")));

/** Draws the copy and gives its bytes to whoever began this thread. */
function draw({ name, authority, lines, id, verifyAt, watermark }: CertificateCopy): void {
  const pdf = new PDFDocument({ size: "A4", margin, info: { Title: name } });
  const parts: Buffer[] = [];
  pdf.on("data", (part: Buffer) => parts.push(part));
  pdf.on("end", () => {
    parentPort?.postMessage(new Uint8Array(Buffer.concat(parts)));
  });
  pdf.registerFont("text", fontAt("Regular"));
  pdf.font("text").fontSize(26).text(name, { align: "center" }).moveDown(1.2);
  pdf.fontSize(12);
  for (const { label, value } of lines) {
    const y = pdf.y;
    pdf.fillColor("#4a5560").text(label, margin, y, { width: 130 });
    pdf.fillColor("#1b1f24").text(value, margin + 140, y, { width: width - 2 * margin - 140 });
    pdf.moveDown(0.5);
  }
  pdf
    .moveDown(1)
    .fillColor("#1b1f24")
    .text(authority, margin, pdf.y, { width: width - 2 * margin, align: "right" });
  drawCode(pdf, verifyAt, 600);
  pdf.fontSize(9).fillColor("#4a5560");
  pdf.text("扫码核验真伪和有效性 Scan to check whether it is genuine and valid", margin + 110, 610, { width: 350 });
  pdf.text(id, margin + 110, 640, { width: 350 });
  drawWatermark(pdf, watermark);
  pdf.end();
}

function drawCode(pdf: PDFKit.PDFDocument, text: string, top: number): void {
  const { data } = encode(text, { ecc: "M", border: 0 });
  const side = 96 / data.length;
  pdf.fillColor("#000000");
  for (const [y, row] of data.entries())
    for (const [x, dark] of row.entries()) if (dark) pdf.rect(margin + x * side, top + y * side, side, side);
  pdf.fill();
}

function drawWatermark(pdf: PDFKit.PDFDocument, words: string): void {
  pdf.fontSize(20).fillColor("#b3261e").fillOpacity(0.22);
  for (const top of [180, 380, 560])
    pdf
      .save()
      .rotate(-24, { origin: [width / 2, top] })
      .text(words, 20, top, { width: width - 40, align: "center", lineBreak: false })
      .restore();
}

draw(workerData as CertificateCopy);
