import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { maskCitizenNumber, maskName, maskNumbersIn, maskPhone } from "./index.ts";

const digitsOf = (length: number) => fc.stringMatching(new RegExp(`^[0-9]{${length}}$`));
const anyText = fc.oneof(fc.string({ unit: "grapheme", maxLength: 30 }), fc.stringMatching(/^[0-9 Xx-]{0,24}$/));

describe("masks", () => {
  it("are written as people know them", () => {
    expect(maskCitizenNumber("11010519491231002X")).toBe("1****************X");
    expect(maskPhone("13900000000")).toBe("139****0000");
    expect(maskPhone("0799-6666666")).toBe("****66");
    expect([maskName("张三"), maskName("张三丰"), maskName("欧阳修"), maskName("张")]).toEqual([
      "张**",
      "张**",
      "欧**",
      "**",
    ]);
  });

  it("hide what they do not know", () => {
    expect([maskPhone("12345"), maskPhone(""), maskPhone("张三"), maskCitizenNumber("110105"), maskName(" ")]).toEqual([
      "****",
      "****",
      "****",
      "****",
      "**",
    ]);
  });

  it("never show more than their pattern, whatever they are given", () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(maskPhone(text)).toMatch(/^(\d{3}\*{4}\d{4}|\*{4}(\d|-){0,2})$/);
        expect(maskCitizenNumber(text)).toMatch(/^(\d\*{16}[\dXx]|\*{4})$/);
        expect([...maskName(text)].length).toBeLessThanOrEqual(3);
        expect(maskName(text)).toMatch(/\*\*$/);
      }),
    );
  });

  it("hide the same middle of every number", () => {
    fc.assert(
      fc.property(digitsOf(8), (rest) => {
        const number = `139${rest}`;
        expect(maskPhone(number)).toBe(`139****${rest.slice(4)}`);
      }),
    );
  });
});

describe("maskNumbersIn", () => {
  it("masks numbers of people in free text, however they are written", () => {
    expect(maskNumbersIn("电话139 0000 0000或139-0000-0000，座机0799-6666666")).toBe(
      "电话139****0000或139****0000，座机****66",
    );
    expect(maskNumbersIn("身份证11010519491231002x、110105 19491231 002X")).toBe(
      "身份证1****************x、1****************X",
    );
    expect(maskNumbersIn("１３９００００００００")).toBe("139****0000");
    expect(maskNumbersIn("卡号6222 0000 1111 2222 333")).toBe("卡号****");
  });

  it("leaves case numbers, dates, sums, division codes and hotlines alone", () => {
    const text = "PX-20261125-0012345-5，2026年11月25日，欠款12000.50元，360302001003，请打12345或110";
    expect(maskNumbersIn(text)).toBe(text);
  });

  it("leaves no mobile or citizen number whole", () => {
    fc.assert(
      fc.property(digitsOf(9), digitsOf(17), fc.constantFrom("，", "电话", " ", "\n", "a"), (nine, seventeen, mark) => {
        const masked = maskNumbersIn(`${mark}13${nine}${mark}${seventeen}X${mark}`);
        expect(masked).not.toContain(`13${nine}`);
        expect(masked).not.toContain(seventeen);
      }),
    );
  });

  it("leaves a run of digits too long for a person's number alone", () => {
    const text = "1".repeat(40_000);
    expect(maskNumbersIn(text)).toBe(text);
  });
});

it("masks a mobile however people write it, with the country's code, dots, brackets or two spaces, and no date or sum", () => {
  for (const written of ["+8613900001234", "8613900001234", "139.0000.1234", "139  0000  1234", "（139）00001234"])
    expect(maskNumbersIn(`电话${written}。`), written).not.toMatch(/0000.{0,2}1234|1390000/u);
  for (const kept of ["2026.11.25 10.30", "1.2.3 4.5.6 7.8.9 10", "共计 12.345.678,90 元", "RX-20261125-0012345-4"])
    expect(maskNumbersIn(kept)).toBe(kept);
});
