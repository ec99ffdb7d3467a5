import fc from "fast-check";
import { expect, it } from "vitest";
import { fold } from "./fold.ts";
import type { Notice, Span } from "./Notice.ts";
import { parseNotice } from "./parseNotice.ts";

const words = [
  "一、",
  "二、",
  "（一）",
  "（二）",
  "1.",
  "2.",
  "3、",
  "第一条 ",
  "①",
  "推进改革",
  "达到100个",
  "2020年6月底前",
  "年底前",
  "20%",
  "（责任单位：",
  "市发改委",
  "、市财政局",
  "，各县（区）人民政府",
  "）",
  "牵头单位：",
  "负责",
  "牵头",
  "配合",
  "。",
  "\n",
  "\r\n",
  "　",
  "序号",
  "|",
  "《通知》",
  "“五型”",
  "附件：",
  "国办发〔2018〕1号",
  "\ud83d\ude00",
  "責任單位",
  "﹝",
  "某市人民政府\n",
  "2020424\n",
];
const noticeLike = fc.array(fc.constantFrom(...words), { maxLength: 60 }).map((parts) => parts.join(""));
const anything = fc.oneof(
  noticeLike,
  fc.string({ unit: "binary", maxLength: 200 }),
  fc.string({ unit: "grapheme", maxLength: 200 }),
);

function spansOf(notice: Notice): Span[] {
  const inner = notice.items.flatMap((item) => [item, ...item.units, ...item.milestones, ...item.targets]);
  return [...notice.sections, ...inner].map((part) => part.span);
}

it("reads any text at all, with spans inside it", () => {
  fc.assert(
    fc.property(anything, (text) => {
      for (const span of spansOf(parseNotice(text))) {
        expect(span.start).toBeGreaterThanOrEqual(0);
        expect(span.end).toBeGreaterThanOrEqual(span.start);
        expect(span.end).toBeLessThanOrEqual(text.length);
      }
    }),
    { numRuns: 1500, examples: [["（责任单位：某市人民政府\n（二）牵头单位：负责\n一、"]] },
  );
});

it("prints what its spans hold", () => {
  const squeezed = (text: string): string => text.replace(/\s+/gu, "");
  fc.assert(
    fc.property(noticeLike, (text) => {
      for (const item of parseNotice(text).items) {
        expect(squeezed(text.slice(item.span.start, item.span.end))).toBe(squeezed(item.text));
        for (const unit of item.units) expect(squeezed(text.slice(unit.span.start, unit.span.end))).toBe(unit.name);
        for (const part of [...item.milestones, ...item.targets])
          expect(squeezed(text.slice(part.span.start, part.span.end))).toBe(squeezed(part.phrase));
      }
    }),
    { numRuns: 1500 },
  );
});

it("prints the same for the same text, with days that exist", () => {
  fc.assert(
    fc.property(noticeLike, (text) => {
      const notice = parseNotice(text);
      expect(parseNotice(text)).toEqual(notice);
      for (const { due } of notice.items.flatMap((item) => item.milestones))
        if (due !== null) expect(new Date(`${due}T00:00:00Z`).toISOString().slice(0, 10)).toBe(due);
    }),
  );
});

it("folds without moving anything", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), (text) => {
      expect(fold(text).length).toBe(text.length);
    }),
  );
});
