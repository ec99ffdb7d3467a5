import type { RuleRow } from "@wuxing/kernel/rules";
import { type Text, t } from "@wuxing/kernel/text";
import type { Option } from "@wuxing/ui/forms";

const units: Readonly<Record<string, Text>> = {
  workingDay: t("个工作日", "working days"),
  calendarDay: t("个自然日", "calendar days"),
  hour: t("小时", "hours"),
  minute: t("分钟", "minutes"),
  count: t("次", "times"),
  percent: t("%", "%"),
  score: t("分", "points"),
  yuan: t("元", "yuan"),
};
const lengths = ["workingDay", "calendarDay", "hour", "minute"];

/** A rule's number with its unit. */
export function valueWords({ amount, unit }: RuleRow["value"]): Text {
  const word = units[unit] ?? t(unit, unit);
  return t(`${amount} ${word.zh}`, `${amount} ${word.en}`);
}

/** The units that may stand in the place of this one. */
export const unitChoices = (unit: string): readonly Option[] =>
  (lengths.includes(unit) ? lengths : [unit]).map((value) => ({ value, label: units[value] ?? t(value, value) }));
