import { existsSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { divisionPrefix, parseDivisionCode } from "./index.ts";

describe("parseDivisionCode", () => {
  it.each([
    ["360000", "province", "360000", undefined],
    ["360300", "prefecture", "360300", "360000"],
    ["360302", "county", "360302", "360300"],
    ["360302000000", "county", "360302", "360300"],
    ["360300000000", "prefecture", "360300", "360000"],
    ["360302001", "township", "360302001", "360302"],
    ["360302001000", "township", "360302001", "360302"],
    ["360302001003", "village", "360302001003", "360302001"],
    ["441900003000", "township", "441900003", "441900"],
    ["３６０３02", "county", "360302", "360300"],
  ])("reads %s as a %s", (text, level, code, parent) => {
    expect(parseDivisionCode(text)).toEqual({ ok: true, value: { code, level, parent }, warnings: [] });
  });

  it.each(["36030", "3603021", "", "36O302", "990000", "000000", "360001", "360000001", "360302000001", "830000"])(
    "refuses “%s” in both languages",
    (text) => {
      const parsed = parseDivisionCode(text);
      expect(parsed).toEqual({
        ok: false,
        reason: { zh: expect.stringMatching(/区划/), en: expect.stringMatching(/\w{4}/) },
      });
    },
  );

  it("gives the digits that all divisions within begin with", () => {
    expect(
      ["360000", "360300", "360302", "360302001", "360302001000", "360302001003", "441900003", "110000", "361000"].map(
        divisionPrefix,
      ),
    ).toEqual(["36", "3603", "360302", "360302001", "360302001", "360302001003", "441900003", "11", "3610"]);
  });

  const directory = resolve(import.meta.dirname, "../../../../shared/directory/pingxiang-divisions.jsonl");
  const present = existsSync(directory);
  it.skipIf(!present)(
    `reads every code of the city's directory${present ? "" : " (skipped: ../shared is absent)"}`,
    () => {
      const rows = readFileSync(directory, "utf8")
        .trim()
        .split("\n")
        .map((line): { code: string } => JSON.parse(line));
      expect(rows.length).toBeGreaterThan(50);
      const refused = rows.filter(({ code }) => !parseDivisionCode(code.padEnd(6, "0")).ok);
      expect(refused).toEqual([]);
    },
  );
});
