import { units } from "@wuxing/platform/testing/city";
import { expect, it } from "vitest";
import { matchUnits } from "./matchUnits.ts";

const first = (words: string) => matchUnits(units, words)[0]?.shortName.zh;

it("finds a unit by its letters, a part of its name, its signs in order, or in English", () => {
  expect(first("cgj")).toBe("市城管局");
  expect(first("城管")).toBe("市城管局");
  expect(first("px-czj")).toBe("市财政局");
  expect(first("traffic pol")).toBe("市交警支队");
  expect(first("住建")).toBe("市住建局");
});

it("gives all where nothing is typed, and none for a name that nobody has", () => {
  expect(matchUnits(units, " ")).toHaveLength(units.length);
  expect(matchUnits(units, "没有这个单位")).toEqual([]);
});
