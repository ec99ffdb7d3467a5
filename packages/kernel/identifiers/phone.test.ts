import { describe, expect, it } from "vitest";
import { parseMobile, parsePhone } from "./index.ts";

describe("parsePhone", () => {
  it.each([
    ["13900000000", "13900000000", "mobile"],
    ["139 0000 0000", "13900000000", "mobile"],
    ["+86 139-0000-0000", "13900000000", "mobile"],
    ["008613900000000", "13900000000", "mobile"],
    ["8613900000000", "13900000000", "mobile"],
    ["１３９００００００００", "13900000000", "mobile"],
    ["0799-6666666", "07996666666", "landline"],
    ["(010) 62345678", "01062345678", "landline"],
    ["+86 799 6666666", "07996666666", "landline"],
    ["12345", "12345", "service"],
    ["110", "110", "service"],
    ["95598", "95598", "service"],
    ["400-800-1234", "4008001234", "service"],
  ])("reads %s", (text, number, kind) => {
    expect(parsePhone(text)).toEqual({ ok: true, value: { number, kind }, warnings: [] });
  });

  it.each(["", "1390000000", "139000000000", "12900000000", "1390000000a", "电话", "9", "00000000000"])(
    "refuses “%s”",
    (text) => {
      expect(parsePhone(text)).toMatchObject({
        ok: false,
        reason: { zh: expect.stringContaining("11 位手机号"), en: expect.stringContaining("11 digits") },
      });
    },
  );

  it("asks for the area code of a landline", () => {
    expect(parsePhone("6666666")).toMatchObject({ ok: false, reason: { zh: expect.stringContaining("区号") } });
  });
});

describe("parseMobile", () => {
  it("takes a mobile number only", () => {
    expect(parseMobile("139 0000 0000")).toMatchObject({ ok: true, value: { kind: "mobile" } });
    for (const text of ["12345", "0799-6666666", "1390000000"]) expect(parseMobile(text).ok).toBe(false);
  });
});
