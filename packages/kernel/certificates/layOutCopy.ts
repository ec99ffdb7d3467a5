import { type Text, t } from "@wuxing/kernel/text";
import { type CertificateTemplate, type CopyContent, filledIn, type TemplateField } from "./CertificateTemplate.ts";
import type { Sheet, SheetBox, SheetPage, SheetText } from "./Sheet.ts";
import { textLines, widthOf } from "./textLines.ts";

/** A4, and what stays white around. */
const [long, short, margin] = [842, 595, 46];
const codeSide = 88;
const labelWidth = 118;
const gap = 18;
export const sealWidth = 150;

type Mutable = { texts: SheetText[]; rules: { x: number; y: number; width: number }[] };

/** What is being laid out: pages so far, and how far down the last one is full. */
interface Pen {
  readonly pages: Mutable[];
  readonly left: number;
  readonly width: number;
  readonly bottom: number;
  y: number;
}

/** Puts a copy on its pages: one where it fits, else the fields go on and what closes it stands on the last. Pure. */
export function layOutCopy(template: CertificateTemplate, content: CopyContent): Sheet {
  const [width, height] = template.landscape ? [long, short] : [short, long];
  const names = { unit: content.unit, holder: content.values.holder ?? "" };
  const notes = noteLines(template, names, width - 2 * margin);
  const foot = codeSide + 14 + notes.length * 11;
  const pen: Pen = {
    pages: [emptyPage()],
    left: margin,
    width: width - 2 * margin,
    bottom: height - margin - foot - 10,
    y: margin,
  };
  putHead(pen, template, names);
  for (const { title, fields } of template.groups) {
    if (title) putHeading(pen, title);
    putFields(pen, fields, content.values, template.landscape ? 2 : 1);
  }
  putFields(pen, [{ key: "validity", label: validityLabel }], { validity: both(content.validity) }, 1);
  const closing = putFoot(pen, template, content, height - margin - foot);
  putAll(pen, notes, { x: margin, y: height - margin - (notes.length - 1) * 11, size: 8, tone: "soft" }, 11);
  return {
    ...{ width, height },
    pages: pen.pages.map((page, i): SheetPage => ({ ...page, ...(i === pen.pages.length - 1 ? closing : noClosing) })),
    watermark: watermarkOf(content.watermark, width, height),
  };
}

const validityLabel = t("有效期", "Validity");
const noClosing = { seal: null, code: null };
const emptyPage = (): Mutable => ({ texts: [], rules: [] });
const both = ({ zh, en }: Text): string => (zh === en ? zh : `${zh}  ${en}`);

interface Names {
  readonly unit: Text;
  readonly holder: string;
}
const withNames = ({ zh, en }: Text, { unit, holder }: Names): Text =>
  t(filledIn(zh, { unit: unit.zh, holder }), filledIn(en, { unit: unit.en, holder }));

function noteLines({ footnote }: CertificateTemplate, names: Names, width: number): readonly string[] {
  if (!footnote) return [];
  const { zh, en } = withNames(footnote, names);
  return [...textLines(zh, 8, width), ...textLines(en, 8, width)];
}

function put(pen: Pen, text: string, at: Pick<SheetText, "x" | "y" | "size"> & Partial<SheetText>): void {
  pen.pages.at(-1)?.texts.push({ tone: "ink", anchor: "start", ...at, text });
}

/** Lines one under another, the first at `y`. */
function putAll(pen: Pen, lines: readonly string[], at: Parameters<typeof put>[2], step: number): void {
  for (const [n, line] of lines.entries()) put(pen, line, { ...at, y: at.y + n * step });
}

/** Begins another page where so much does not fit on this one. */
function room(pen: Pen, height: number): void {
  if (pen.y + height <= pen.bottom) return;
  pen.pages.push(emptyPage());
  pen.y = margin;
}

/** How wide a title may be: it is one line, clear of the code. */
export const titleWidth = ({ landscape, code_at }: Pick<CertificateTemplate, "landscape" | "code_at">): number =>
  (landscape ? long : short) - 2 * margin - (code_at === "topRight" ? 2 * (codeSide + 8) : 0);
export const titleSize = { zh: 26, en: 12 } as const;

function putHead(pen: Pen, template: CertificateTemplate, names: Names): void {
  const middle = pen.left + pen.width / 2;
  const room = titleWidth(template);
  for (const [text, size, step] of [
    [template.title.zh, titleSize.zh, 34],
    [template.title.en, titleSize.en, 18],
  ] as const)
    for (const line of textLines(text, size, room)) {
      pen.y += step;
      put(pen, line, { x: middle, y: pen.y, size, anchor: "middle", tone: size === titleSize.en ? "soft" : "ink" });
    }
  pen.y = Math.max(pen.y + 16, template.code_at === "topRight" ? margin + codeSide + 30 : 0);
  if (!template.wording) return;
  const { zh, en } = withNames(template.wording, names);
  putLines(pen, zh, 12, 20, "ink");
  putLines(pen, en, 9, 14, "soft");
  pen.y += 6;
}

function putLines(pen: Pen, text: string, size: number, step: number, tone: SheetText["tone"]): void {
  for (const line of textLines(text, size, pen.width)) {
    room(pen, step);
    pen.y += step;
    put(pen, line, { x: pen.left, y: pen.y, size, tone });
  }
}

function putHeading(pen: Pen, { zh, en }: Text): void {
  // With the first of its fields, so that no heading stands alone at the foot of a page.
  room(pen, 62);
  pen.y += 24;
  put(pen, zh, { x: pen.left, y: pen.y, size: 12 });
  put(pen, en, { x: pen.left + widthOf(zh, 12) + 8, y: pen.y, size: 9, tone: "soft" });
  pen.y += 6;
  pen.pages.at(-1)?.rules.push({ x: pen.left, y: pen.y, width: pen.width });
}

/** Fields side by side, each label beside its value; one that says nothing is left out. */
function putFields(pen: Pen, fields: readonly TemplateField[], values: CopyContent["values"], columns: number): void {
  const said = fields.filter(({ key }) => values[key]);
  const width = (pen.width - gap * (columns - 1)) / columns;
  for (let i = 0; i < said.length; i += columns) {
    const row = said.slice(i, i + columns).map(({ key, label }) => ({
      zh: textLines(label.zh, 10.5, labelWidth),
      en: textLines(label.en, 8, labelWidth),
      value: textLines(values[key] ?? "", 12, width - labelWidth - 10),
    }));
    const height = Math.max(
      ...row.map(({ zh, en, value }) => Math.max(zh.length * 15 + en.length * 10, value.length * 18)),
    );
    room(pen, height + 6);
    for (const [column, { zh, en, value }] of row.entries()) {
      const x = pen.left + column * (width + gap);
      putAll(pen, zh, { x, y: pen.y + 16, size: 10.5, tone: "soft" }, 15);
      putAll(pen, en, { x, y: pen.y + 12 + zh.length * 15, size: 8, tone: "soft" }, 10);
      putAll(pen, value, { x: x + labelWidth + 10, y: pen.y + 16, size: 12 }, 18);
    }
    pen.y += height + 6;
  }
}

const scan = t("扫码核验真伪和有效性", "Scan to check whether it is genuine and valid");

/** Who issued it, when, the seal's words and the code; the code on one side and the rest on the other. */
function putFoot(
  pen: Pen,
  { code_at: place, seal }: CertificateTemplate,
  { unit, issuedOn, id }: CopyContent,
  top: number,
): Pick<SheetPage, "seal" | "code"> {
  const right = pen.left + pen.width;
  const codeRight = place === "bottomRight";
  const code: SheetBox = {
    x: place === "bottomLeft" ? pen.left : right - codeSide,
    y: place === "topRight" ? margin : top,
    ...{ width: codeSide, height: codeSide },
  };
  const [side, anchor] = codeRight ? ([pen.left, "start"] as const) : ([right, "end"] as const);
  put(pen, unit.zh, { x: side, y: top + 14, size: 12, anchor });
  put(pen, unit.en, { x: side, y: top + 26, size: 8, tone: "soft", anchor });
  put(pen, issuedOn, { x: side, y: top + 40, size: 10.5, anchor });
  const words = filledIn(seal, { unit: unit.zh, holder: "" });
  const lines = textLines(words, 10, sealWidth - 12);
  const box = {
    x: codeRight ? pen.left : right - sealWidth,
    y: top + 48,
    width: sealWidth,
    height: 14 + lines.length * 13,
  };
  putAll(pen, lines, { x: box.x + box.width / 2, y: box.y + 16, size: 10, tone: "seal", anchor: "middle" }, 13);
  const [x, from] = codeRight
    ? ([right - codeSide - 10, "end"] as const)
    : ([pen.left + (place === "topRight" ? 0 : codeSide + 10), "start"] as const);
  put(pen, scan.zh, { x, y: top + 14, size: 9, tone: "soft", anchor: from });
  put(pen, scan.en, { x, y: top + 26, size: 8, tone: "soft", anchor: from });
  putAll(pen, idLines(id), { x, y: top + 44, size: 9, tone: "soft", anchor: from }, 12);
  return { seal: words === "" ? null : box, code };
}

/** 证照标识 is one long word: cut at its dots. */
const idLines = (id: string): readonly string[] => id.match(/.{1,28}(?:\.|$)|.{1,28}/gu) ?? [];

function watermarkOf(words: string, width: number, height: number): Sheet["watermark"] {
  const size = Math.min(20, (width - 40) / Math.max(1, widthOf(words, 1)));
  return { text: words, size, at: [0.28, 0.5, 0.7].map((share) => [width / 2, height * share] as const) };
}
