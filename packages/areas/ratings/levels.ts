import { t } from "@wuxing/kernel/text";

/** The five levels; `code` is that of GB/T 39046 A.8, where 1 is the best. Other interfaces turn it round at the border. */
export const levels = [
  { value: "verySatisfied", code: 1, good: true, label: t("非常满意", "Very satisfied") },
  { value: "satisfied", code: 2, good: true, label: t("满意", "Satisfied") },
  { value: "mostlySatisfied", code: 3, good: true, label: t("基本满意", "Mostly satisfied") },
  { value: "dissatisfied", code: 4, good: false, label: t("不满意", "Dissatisfied") },
  { value: "veryDissatisfied", code: 5, good: false, label: t("非常不满意", "Very dissatisfied") },
] as const;

/** Whether a level counts as bad (差评): the last two of the five. */
export const isBad = (level: string): boolean => levels.some((l) => l.value === level && !l.good);
