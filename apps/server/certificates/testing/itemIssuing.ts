import { itemsToApplyFor } from "@wuxing/areas/applications/testing";
import type { Item } from "@wuxing/platform/items";

/** An item of the market bureau's that issues certificates of a type: by it the bureau may issue them by hand too. */
export function itemIssuing(type: string): Item {
  const sample = itemsToApplyFor[0] as Item;
  return { ...sample, code: sample.code.replace("000131022000", "000131022005"), materials: [], issues: type };
}
