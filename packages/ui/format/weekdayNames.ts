import { type Text, t } from "@wuxing/kernel/text";

/** Heads of a calendar's columns, Monday first. */
export const weekdayNames: readonly Text[] = [
  t("一", "Mon"),
  t("二", "Tue"),
  t("三", "Wed"),
  t("四", "Thu"),
  t("五", "Fri"),
  t("六", "Sat"),
  t("日", "Sun"),
];
