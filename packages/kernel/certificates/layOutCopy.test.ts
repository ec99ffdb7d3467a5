import { t } from "@wuxing/kernel/text";
import fc from "fast-check";
import { expect, test } from "vitest";
import type { CertificateTemplate, CopyContent } from "./CertificateTemplate.ts";
import { codePlaces } from "./CertificateTemplate.ts";
import { layOutCopy } from "./layOutCopy.ts";
import { sampleContent, templateFaults } from "./templateFaults.ts";
import { textLines, widthOf } from "./textLines.ts";

const field = (key: string) => ({ key, label: t(`字段${key}`, `Field ${key}`) });
const template: CertificateTemplate = {
  title: t("食品经营许可证", "Food operation licence"),
  wording: t("{holder} 准予许可。", "{holder} is permitted."),
  groups: [{ title: t("持证主体", "Holder"), fields: [field("holder"), field("number")] }],
  ...{ landscape: false, seal: "{unit} 专用章", footnote: t("{unit}制", "Made by {unit}"), code_at: "bottomLeft" },
};
const known = { fields: ["holder", "number", "scope"], required: ["holder", "number"] };
const content = sampleContent(["holder", "number"], "某店");
const words = (sheet: ReturnType<typeof layOutCopy>) =>
  sheet.pages.flatMap(({ texts }) => texts.map(({ text }) => text));

test("a copy says title, issuing words with the names in them, fields in their order, validity, unit and identifier", () => {
  const said = words(layOutCopy(template, content));
  expect(said).toEqual(
    expect.arrayContaining(["食品经营许可证", "某店 准予许可。", "字段holder", "某店", "萍乡市某某局"]),
  );
  expect(said.indexOf("字段holder")).toBeLessThan(said.indexOf("字段number"));
  for (const word of ["萍乡市某某局 专用章", "萍乡市某某局制", "有效期"]) expect(said.join(""), word).toContain(word);
  expect(said.join("")).toContain(content.id);
});

test("what does not fit on a page goes on to the next, and what closes it stands on the last alone", () => {
  const long = { ...content, values: { holder: "长".repeat(900), number: "长".repeat(900) } };
  const { pages } = layOutCopy(template, long);
  expect(pages.length).toBeGreaterThan(1);
  expect(pages.map(({ code, seal }) => [code !== null, seal !== null])).toEqual(
    pages.map((_, i) => [i === pages.length - 1, i === pages.length - 1]),
  );
});

const signs = fc.string({ unit: fc.constantFrom(..."证照字，。（Mw1 -/aZ"), maxLength: 120 });
test("over every template and content all words stay on the page, clear of the code", () => {
  const templates = fc.record({ landscape: fc.boolean(), code_at: fc.constantFrom(...codePlaces), seal: signs });
  fc.assert(
    fc.property(templates, signs, signs, (way, value, wording) => {
      const sheet = layOutCopy({ ...template, ...way, seal: way.seal.slice(0, 40), wording: t(wording, wording) }, {
        ...content,
        values: { holder: value, number: value },
      } satisfies CopyContent);
      for (const { texts, code } of sheet.pages)
        for (const { text, x, y, size, anchor } of texts) {
          const width = widthOf(text, size);
          const left = anchor === "start" ? x : anchor === "end" ? x - width : x - width / 2;
          expect(left).toBeGreaterThanOrEqual(0);
          expect(left + width).toBeLessThanOrEqual(sheet.width);
          expect(y).toBeLessThanOrEqual(sheet.height);
          const clear =
            !code ||
            left >= code.x + code.width ||
            left + width <= code.x ||
            y - size >= code.y + code.height ||
            y <= code.y;
          expect(clear, text).toBe(true);
        }
    }),
    { numRuns: 60 },
  );
});

test("lines keep words and numbers whole where they can, and begin with no comma", () => {
  expect(textLines("证照JY13603000001号", 10, 90)).toEqual(["证照", "JY13603000001", "号"]);
  expect(textLines("一二三四五，六", 10, 50)).toEqual(["一二三四五，", "六"]);
  expect(textLines("A".repeat(30), 10, 76)).toEqual(["A".repeat(10), "A".repeat(10), "A".repeat(10)]);
  expect(textLines("", 10, 50)).toEqual([]);
});

const faultsOf = (changed: Partial<CertificateTemplate>) =>
  templateFaults({ ...template, ...changed }, known).map(({ field: name, reason }) => `${name}: ${reason.zh}`);
const group = (...keys: string[]) => [{ title: null, fields: keys.map(field) }];

test("a template is told what is wrong with it, each fault by its field", () => {
  expect(faultsOf({})).toEqual([]);
  expect(faultsOf({ groups: group("holder", "number", "weight") })).toEqual([
    "groups: 这种证照没有字段“weight”，请去掉",
  ]);
  expect(faultsOf({ groups: group("holder") })).toEqual(["groups: 少了必有的字段“number”，请加上"]);
  expect(faultsOf({ groups: group("holder", "number", "holder") })).toEqual([
    "groups: 字段“holder”写了两次，请去掉一处",
  ]);
  expect(faultsOf({ title: t("证".repeat(30), "x") })).toEqual(["title: 标题一行放不下，请改短"]);
  expect(faultsOf({ seal: "{unit}".repeat(6) })).toEqual(["seal: 印章文字两行放不下，请改短"]);
  expect(faultsOf({ wording: t("{name} 准予", "x") })).toEqual(["wording: 这里不能用“{name}”，请改掉"]);
  const long = t("字".repeat(400), "word ".repeat(160));
  expect(faultsOf({ wording: long, footnote: long, landscape: true }).join()).toContain("一页放不下");
});
