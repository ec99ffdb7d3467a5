import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseUscc, usccCheck } from "./index.ts";

const alphabet = [..."0123456789ABCDEFGHJKLMNPQRTUWXY"];
const known = ["11440232MB2D06811W", "11100000000013338W", "11370881004339597L", "11330105002500287C"];
const fits = (code: string): boolean => usccCheck(code.slice(0, 17)) === code.charAt(17);
const valid = fc
  .tuple(
    fc.array(fc.constantFrom(...alphabet), { minLength: 9, maxLength: 9 }),
    fc.constantFrom("11360300", "91360302", "92110105"),
  )
  .map(([subject, head]) => head + subject.join(""))
  .map((first17) => first17 + usccCheck(first17));

describe("parseUscc", () => {
  it.each(known)("reads %s without a warning", (code) => {
    expect(parseUscc(code)).toMatchObject({ ok: true, value: { code }, warnings: [] });
  });

  it("warns where the check character fails, but takes the code", () => {
    const parsed = parseUscc("91310115MA1H8R7C6D");
    expect(parsed).toMatchObject({ ok: true, value: { division: "310115", subject: "MA1H8R7C6" } });
    expect(parsed.ok && parsed.warnings.map((w) => w.zh)).toEqual([expect.stringContaining("校验位不符")]);
    expect(usccCheck("91310115MA1H8R7C6")).toBe("7");
  });

  it("is tolerant of small letters, full-width signs, spaces and dashes", () => {
    expect(parseUscc(" １１４４0232 mb2d-06811w ")).toMatchObject({
      ok: true,
      value: { code: known[0] },
      warnings: [],
    });
  });

  it.each([
    ["a wrong length", "11440232MB2D06811", "17"],
    ["nothing", "", "0"],
    ["the letter O", "1144O232MB2D06811W", "“0”"],
    ["the letter I", "11440232MB2D0681IW", "“1”"],
    ["a Chinese character", "11440232MB2D0681中W", "“中”"],
    ["letters for a division", "11AA0232MB2D06811W", "3 "],
  ])("refuses %s in both languages", (_, text, hint) => {
    const parsed = parseUscc(text);
    expect(parsed.ok).toBe(false);
    if (!parsed.ok) {
      expect(parsed.reason.zh).toMatch(/[\u4e00-\u9fff]/);
      expect(parsed.reason.zh).toContain(hint);
      expect(parsed.reason.en).not.toMatch(/统一/);
    }
  });

  it("warns of a province that does not exist", () => {
    const first17 = "11990232MB2D06811";
    expect(parseUscc(first17 + usccCheck(first17))).toMatchObject({
      ok: true,
      warnings: [{ zh: expect.stringContaining("省份") }],
    });
  });
});

describe("the check of GB 32100", () => {
  it("finds every single wrong character", () => {
    fc.assert(
      fc.property(valid, fc.nat(17), fc.constantFrom(...alphabet), (code, i, char) => {
        const typed = code.slice(0, i) + char + code.slice(i + 1);
        expect(fits(typed)).toBe(typed === code);
      }),
    );
  });

  it("finds every swap of neighbours", () => {
    fc.assert(
      fc.property(valid, fc.nat(16), (code, i) => {
        const typed = code.slice(0, i) + code.charAt(i + 1) + code.charAt(i) + code.slice(i + 2);
        expect(fits(typed)).toBe(typed === code);
      }),
    );
  });
});
