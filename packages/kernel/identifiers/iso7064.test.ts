import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { digits, digitsAndCapitals, hybridCheck } from "./index.ts";

describe("hybridCheck", () => {
  it("gives the standard's example of MOD 11,10", () => {
    expect(hybridCheck("0794", digits)).toBe("5");
  });

  it.each([
    ["A12425GABC1234002", "M"],
    ["11100000000013338W01111430000006122244L20230000403001", "U"],
    ["11100000000013338W00911330105002500287C2025052201002", "0"],
  ])("fits published identifiers with MOD 37,36: %s", (text, check) => {
    expect(hybridCheck(text, digitsAndCapitals)).toBe(check);
  });

  it.each([
    ["digits", digits],
    ["digits and capitals", digitsAndCapitals],
  ])("finds every single wrong character of %s", (_, alphabet) => {
    const chars = fc.constantFrom(...alphabet);
    fc.assert(
      fc.property(fc.array(chars, { minLength: 1, maxLength: 24 }), fc.nat(23), chars, (text, place, char) => {
        const i = place % text.length;
        const wrong = text.with(i, char);
        expect(hybridCheck(wrong.join(""), alphabet) === hybridCheck(text.join(""), alphabet)).toBe(
          wrong[i] === text[i],
        );
      }),
    );
  });

  it("finds nearly every swap of neighbours, as the standard promises", () => {
    let missed = 0;
    let swaps = 0;
    for (let head = 0; head < 1000; head += 1)
      for (const a of digits)
        for (const b of digits) {
          if (a === b) continue;
          swaps += 1;
          const lead = String(head).padStart(3, "0");
          if (hybridCheck(lead + a + b, digits) === hybridCheck(lead + b + a, digits)) missed += 1;
        }
    expect(swaps).toBe(90_000);
    expect(missed / swaps).toBeLessThan(0.025);
  });

  it("refuses what is not in its alphabet", () => {
    expect(() => hybridCheck("12A", digits)).toThrow(RangeError);
  });
});
