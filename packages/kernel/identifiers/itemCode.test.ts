import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  formatApplicationNumber,
  formatItemCode,
  parseApplicationNumber,
  parseBaseCode,
  parseItemCode,
  parseVariantCode,
} from "./index.ts";

const known = ["11440232MB2D06811W4000117051000", "11370800MB285591843370117002011"] as const;

describe("parseItemCode", () => {
  it.each([
    [known[0], "11440232MB2D06811W", "4", { scope: "00", kind: "01", department: "17", main: "051", sub: "000" }],
    [known[1], "11370800MB28559184", "3", { scope: "37", kind: "01", department: "17", main: "002", sub: "011" }],
  ])("takes %s apart", (code, uscc, level, parts) => {
    const parsed = parseItemCode(code);
    expect(parsed).toMatchObject({
      ok: true,
      value: { code, parts: { uscc: { code: uscc }, level, base: { parts } } },
    });
  });

  it("takes what people type, and puts together what it took apart", () => {
    const typed = " １1440232mb2d06811w-4-000117051000 ";
    expect(parseItemCode(typed)).toMatchObject({ ok: true, value: { code: known[0] }, warnings: [] });
    expect(formatItemCode("11440232MB2D06811W", "4", "000117051000")).toBe(known[0]);
  });

  it("takes the short codes of GB/T 39046 with a word of caution", () => {
    expect(parseItemCode("360300ABC123")).toMatchObject({
      ok: true,
      warnings: [{ zh: expect.stringContaining("39046") }],
    });
    expect(parseBaseCode("0117051000")).toMatchObject({
      ok: true,
      warnings: [{ en: expect.stringContaining("39046") }],
    });
  });

  it.each([
    ["the length", `${known[0]}0`, "31"],
    ["the level", known[0].replace("W4", "W9"), "19"],
    ["the kind", known[0].replace("000117", "001117"), "类型"],
    ["the province", known[1].replace("370117", "990117"), "省"],
    ["the unit's code", known[0].replace("MB2", "MO2"), "O"],
    ["a letter in the base code", known[0].replace("051000", "05100A"), "12"],
  ])("names what is wrong in both languages: %s", (_what, code, hint) => {
    const parsed = parseItemCode(code);
    expect(parsed.ok).toBe(false);
    if (parsed.ok) return;
    expect(parsed.reason.zh).toContain(hint);
    expect(parsed.reason.en).toMatch(/[a-z]{4}/);
  });
});

describe("codes that hold an item's", () => {
  it("a variant is the item's code and two digits", () => {
    expect(parseVariantCode(`${known[0]}02`)).toMatchObject({
      ok: true,
      value: { item: { code: known[0] }, variant: "02" },
    });
    expect(parseVariantCode(known[0]).ok).toBe(false);
  });

  it("every application number is read as it was written", () => {
    const days = fc.integer({ min: 0, max: 20_000 }).map((n) => new Date(n * 86_400_000).toISOString().slice(0, 10));
    fc.assert(
      fc.property(fc.constantFrom(...known), days, fc.integer({ min: 1, max: 9999 }), (code, day, serial) => {
        const number = formatApplicationNumber(code, day, serial);
        expect(number).toHaveLength(43);
        expect(parseApplicationNumber(number)).toMatchObject({ ok: true, value: { item: { code }, day, serial } });
      }),
    );
  });

  it.each([
    ["20260230", "0001"],
    ["20261126", "0000"],
  ])("refuses %s %s, which is no day or no serial", (day, serial) => {
    expect(parseApplicationNumber(`${known[0]}${day}${serial}`)).toMatchObject({ ok: false });
    expect(() => formatApplicationNumber(known[0], "2026-11-26", 10_000)).toThrow(RangeError);
  });
});
