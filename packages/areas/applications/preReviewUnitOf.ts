import type { City, Unit } from "@wuxing/platform/city";
import { type Item, preReviewUnits } from "@wuxing/platform/items";
import type { Draft } from "./drafts.ts";

/** The unit that looks first: the only one there is, or that of the place that was chosen; undefined where nobody does. */
export function preReviewUnitOf(
  city: Pick<City, "units">,
  item: Item,
  { place }: Pick<Draft, "place">,
): Unit | undefined {
  const units = preReviewUnits(item, city);
  return units.length === 1 ? units[0] : units.find(({ division }) => division === place);
}
