import type { City, Unit } from "@wuxing/platform/city";
import type { Item } from "./Item.ts";

/** The layers that may look at an item first, each with the 行使层级 of an item that lies above it. */
export const preReviewLayers: Readonly<Record<string, readonly string[]>> = {
  county: ["3"],
  township: ["3", "4"],
};

/**
 * The units of the lower level, one of which looks at an application for this item first (行政许可法 §35): one where the
 * item names it, else the government of each place of the layer within the item's area. Empty where nobody does.
 */
export function preReviewUnits(
  { preReviewBy, division }: Pick<Item, "preReviewBy" | "division">,
  { units }: Pick<City, "units">,
): readonly Unit[] {
  if (preReviewBy === undefined) return [];
  if (!Object.hasOwn(preReviewLayers, preReviewBy)) return units.filter(({ code }) => code === preReviewBy);
  const area = division.replace(/(00)+$/u, "");
  const divisionOf = new Map(units.map((unit) => [unit.code, unit.division]));
  // A department of a county has the county's division too: the government is the one that is no part of another there.
  return units.filter(
    (unit) =>
      unit.layer === preReviewBy &&
      unit.division.startsWith(area) &&
      divisionOf.get(unit.parent ?? "") !== unit.division,
  );
}
