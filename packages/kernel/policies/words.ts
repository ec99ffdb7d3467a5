import { type Text, t } from "@wuxing/kernel/text";
import type { AgeUnit } from "./Condition.ts";
import type { FlagVerb } from "./Facts.ts";

/** How a flag is said and denied, in the readable form and in English. */
export const flagWords: Readonly<Record<FlagVerb, { readonly yes: Text; readonly no: Text }>> = {
  listed: { yes: t("被列入", "is on the list:"), no: t("未被列入", "is not on the list:") },
  held: { yes: t("具有", "holds"), no: t("不具有", "does not hold") },
  is: { yes: t("是", "is"), no: t("不是", "is not") },
};

export const ageUnits: Readonly<Record<AgeUnit, Text>> = {
  year: t("年", "years"),
  month: t("个月", "months"),
  day: t("天", "days"),
};
