import { addDays } from "@wuxing/kernel/calendar";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { formatCaseNumber, parseCaseNumber } from "./index.ts";

const any = fc
  .record({
    prefix: fc.stringMatching(/^[A-Z]{2,4}$/),
    day: fc.nat(4000).map((n) => addDays("2020-01-01", n)),
    serial: fc.oneof(fc.nat(9_999_999), fc.nat(2_000_000_000)),
  })
  .map((parts) => ({ ...parts, number: formatCaseNumber(parts) }));
const read = (text: string): string | undefined => {
  const parsed = parseCaseNumber(text);
  return parsed.ok ? parsed.value.number : undefined;
};
const wide = (text: string): string => text.replace(/[!-~]/g, (c) => String.fromCharCode(c.charCodeAt(0) + 0xfee0));

describe("a case number", () => {
  it("is written with its check digit", () => {
    expect(formatCaseNumber({ prefix: "PX", day: "2026-11-25", serial: 12345 })).toBe("PX-20261125-0012345-5");
    expect(formatCaseNumber({ prefix: "HOT", day: "2026-11-25", serial: 12_345_678 })).toMatch(
      /^HOT-20261125-12345678-\d$/,
    );
  });

  it("is read back as it was written", () => {
    fc.assert(
      fc.property(any, (c) => {
        expect(parseCaseNumber(c.number)).toEqual({ ok: true, value: c, warnings: [] });
      }),
    );
  });

  it("is read without dashes, in small letters, full-width, spaced, or with dashes of another kind", () => {
    fc.assert(
      fc.property(any, ({ number }) => {
        for (const typed of [
          number.replaceAll("-", ""),
          number.toLowerCase(),
          wide(number),
          ` ${number.replaceAll("-", " ")}\n`,
          number.replaceAll("-", "—"),
          [...number].join(" "),
        ])
          expect(read(typed)).toBe(number);
      }),
    );
  });

  it("with one wrong digit is not read", () => {
    fc.assert(
      fc.property(any, fc.nat(30), fc.nat(9), ({ number }, place, digit) => {
        const i = place % number.length;
        if (!/\d/.test(number.charAt(i)) || number.charAt(i) === String(digit)) return;
        expect(read(number.slice(0, i) + digit + number.slice(i + 1))).toBeUndefined();
      }),
      { numRuns: 500 },
    );
  });

  it("that cannot be is refused in both languages", () => {
    for (const text of [
      "",
      "PX",
      "20261125-0012345-5",
      "PX-20261325-0012345-5",
      "PX-20261125-12345-5",
      "ABCDE-20261125-0012345-5",
      "萍乡",
    ]) {
      const parsed = parseCaseNumber(text);
      expect(parsed).toMatchObject({
        ok: false,
        reason: { zh: expect.stringContaining("回执"), en: expect.stringContaining("receipt") },
      });
    }
  });

  it("gives as an example a number that can be", () => {
    const parsed = parseCaseNumber("?");
    const example = parsed.ok ? "" : (/PX-[\d-]+/.exec(parsed.reason.zh)?.[0] ?? "");
    expect(read(example)).toBe(example);
  });

  it("is not made of wrong parts", () => {
    const good = { prefix: "PX", day: "2026-11-25", serial: 1 };
    for (const wrong of [{ prefix: "px" }, { prefix: "P" }, { day: "2026-02-30" }, { serial: -1 }, { serial: 1.5 }])
      expect(() => formatCaseNumber({ ...good, ...wrong })).toThrow(RangeError);
  });
});
