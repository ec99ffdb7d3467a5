import type { Item } from "./Item.ts";
import { type ItemFault, type ItemUnit, itemFault } from "./ItemFault.ts";
import { preReviewLayers } from "./preReview.ts";

/** What is wrong with who looks at an item first: nobody named, nobody lower, or no time for it (行政许可法 §35, §43). */
export function preReviewFaults(
  { preReview, preReviewBy, level, handling, unit: own, jointUnits }: Item,
  unit?: ItemUnit | null,
): ItemFault[] {
  const by = preReviewBy;
  const wrong = (name: string, zh: string, en: string): ItemFault[] => [itemFault(name, "preReviewBy", zh, en)];
  if (!preReview)
    return by === undefined
      ? []
      : wrong(
          "preReviewClosed",
          "写了由谁先审，“下级先审”也要选“是”",
          "Names who looks first: say yes to that as well",
        );
  if (by === undefined)
    return wrong(
      "preReviewMissing",
      "下级先审的要写明由谁先审：county（县区）、township（乡镇街道）或单位代号",
      "Say who looks at it first: county, township or the code of a unit",
    );
  if (handling === "1")
    return wrong(
      "preReviewAtOnce",
      "即办件当场决定，不能先由下级审查",
      "What is decided at once cannot be looked at below first",
    );
  const above = Object.hasOwn(preReviewLayers, by) ? preReviewLayers[by] : undefined;
  if (above && !above.includes(level))
    return wrong(
      "preReviewLevel",
      "先审的层级要低于本事项的行使层级",
      "Who looks first must be below the item’s own level",
    );
  if (by === own || jointUnits.includes(by))
    return wrong(
      "preReviewItself",
      "实施主体和联办单位不能先审自己",
      "The unit and its joint units are not below themselves",
    );
  return !above && unit?.below && !unit.below.includes(by)
    ? wrong("preReviewUnknown", `辖区内没有“${by}”这个下级单位`, `There is no lower unit “${by}” within the area`)
    : [];
}
