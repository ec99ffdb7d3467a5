import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { citizenCheck, parseCitizenNumber } from "./index.ts";

const two = (n: number): string => String(n).padStart(2, "0");
const valid = fc
  .tuple(
    fc.integer({ min: 1900, max: 2026 }),
    fc.integer({ min: 1, max: 12 }),
    fc.integer({ min: 1, max: 28 }),
    fc.nat(999),
  )
  .map(([year, month, day, order]) => `360302${year}${two(month)}${two(day)}${String(order).padStart(3, "0")}`)
  .map((first17) => first17 + citizenCheck(first17));
const fits = (number: string): boolean => citizenCheck(number.slice(0, 17)) === number.charAt(17);

describe("parseCitizenNumber", () => {
  it("reads the example of the standard", () => {
    expect(parseCitizenNumber("11010519491231002X")).toEqual({
      ok: true,
      value: { number: "11010519491231002X", division: "110105", birthDay: "1949-12-31", sex: "female" },
      warnings: [],
    });
  });

  it("reads every well-made number, however it is spaced", () => {
    fc.assert(
      fc.property(valid, (number) => {
        const typed = ` ${number.slice(0, 6)} ${number.slice(6, 14)}-${number.slice(14).toLowerCase()}`;
        expect(parseCitizenNumber(typed)).toMatchObject({ ok: true, value: { number } });
      }),
    );
  });

  it.each([
    ["a wrong check character", "110105194912310021", "校验位"],
    ["a region that does not exist", "990105194912310029", "地区"],
    ["a day of birth that does not exist", "110105194902310020", "出生日期"],
    ["a year of birth long past", "110105019912310020", "出生日期"],
    ["an old number", "110105491231002", "18 位"],
    ["a wrong length", "1101051949123100", "18 位"],
    ["letters", "1101051949123100XX", "18 位"],
    ["nothing", "", "18 位"],
  ])("refuses %s and does not repeat it", (_, text, hint) => {
    const parsed = parseCitizenNumber(text);
    expect(parsed.ok).toBe(false);
    if (!parsed.ok) {
      expect(parsed.reason.zh).toContain(hint);
      expect(parsed.reason.en.length).toBeGreaterThan(10);
      expect(text !== "" && `${parsed.reason.zh}${parsed.reason.en}`.includes(text)).toBe(false);
    }
  });
});

describe("the check of GB 11643", () => {
  it("finds every single wrong digit and every swap of neighbours among the 17", () => {
    fc.assert(
      fc.property(valid, fc.nat(16), fc.nat(9), (number, i, digit) => {
        const wrong = number.slice(0, i) + digit + number.slice(i + 1);
        expect(fits(wrong)).toBe(wrong === number);
        const j = Math.min(i, 15);
        const swapped = number.slice(0, j) + number.charAt(j + 1) + number.charAt(j) + number.slice(j + 2);
        expect(fits(swapped)).toBe(swapped === number);
      }),
    );
  });
});
