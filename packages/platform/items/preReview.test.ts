import { units } from "@wuxing/platform/testing/city";
import { expect, test } from "vitest";
import { preReviewUnits } from "./preReview.ts";

const city = { units: units.map((unit) => ({ ...unit, parent: unit.parent ?? null })) };
const codes = (preReviewBy: string | undefined, division: string): string[] =>
  preReviewUnits({ preReviewBy, division }, city).map(({ code }) => code);

test("a layer is the governments of its places within the item's area, a code one unit, and nothing nobody", () => {
  expect(codes("county", "360300")).toHaveLength(5);
  expect(codes("county", "360300")).toContain("px-360302");
  const townships = codes("township", "360302");
  expect(townships.length).toBeGreaterThan(3);
  expect(townships.filter((code) => !code.startsWith("px-360302"))).toEqual([]);
  expect(codes("px-360302", "360300")).toEqual(["px-360302"]);
  expect(codes("px-nobody", "360300")).toEqual([]);
  expect(codes(undefined, "360300")).toEqual([]);
});

test("a department of a county is not its government", () => {
  const [county] = city.units.filter(({ code }) => code === "px-360302");
  if (!county) throw new Error("no county");
  const office = { ...county, code: "px-360302-lyj", parent: county.code };
  const found = preReviewUnits({ preReviewBy: "county", division: "360300" }, { units: [...city.units, office] });
  expect(found.map(({ code }) => code)).not.toContain(office.code);
});
