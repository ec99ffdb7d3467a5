import type { City } from "@wuxing/platform/city";
import type { ItemUnit } from "@wuxing/platform/items";

/** What is known of the unit that an item names; null where it is not there today. */
export function itemUnit(city: City, code: string): ItemUnit | null {
  const unit = city.units.find((one) => one.code === code);
  return unit ? { division: unit.division, uscc: city.uscc(code) } : null;
}
