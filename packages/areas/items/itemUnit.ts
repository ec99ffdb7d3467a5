import type { City } from "@wuxing/platform/city";
import type { ItemUnit } from "@wuxing/platform/items";

/** What is known of the unit that an item names; null where it is not there today. */
export function itemUnit(city: City, code: string): ItemUnit | null {
  const unit = city.units.find((one) => one.code === code);
  if (!unit) return null;
  const area = unit.division.replace(/(00)+$/u, "");
  const below = city.units.filter(({ layer, division }) => layer !== unit.layer && division.startsWith(area));
  return { division: unit.division, uscc: city.uscc(code), below: below.map((one) => one.code) };
}
