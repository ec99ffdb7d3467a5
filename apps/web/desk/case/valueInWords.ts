import { formatDay, type Text, t } from "@wuxing/kernel/text";

const day = /^\d{4}-\d{2}-\d{2}$/u;

/** What was said, as pages write it: a day in words. */
export const valueInWords = (value: string | Text): string | Text =>
  typeof value === "string" && day.test(value) ? t(formatDay(value, "zh"), formatDay(value, "en")) : value;
