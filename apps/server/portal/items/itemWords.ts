import type { ItemLine } from "@wuxing/areas/items";
import { type Text, t } from "@wuxing/kernel/text";
import type { Platform } from "@wuxing/platform/area";
import type { ItemLimit, lifeEvents } from "@wuxing/platform/items";
import type { ItemRow } from "../../../web/portal/views.ts";

/** 主题, as people say it. */
export const eventWords: Readonly<Record<(typeof lifeEvents)[number], Text>> = {
  birth: t("生孩子", "A child"),
  school: t("上学", "School"),
  work: t("工作", "Work"),
  marriage: t("结婚", "Marriage"),
  housing: t("住房", "Housing"),
  health: t("看病", "Health"),
  driving: t("开车", "Driving"),
  retirement: t("养老", "Old age"),
  hardship: t("困难帮扶", "Hardship"),
  death: t("身后事", "After a death"),
  opening: t("开业", "Opening"),
  premises: t("场所", "Premises"),
  building: t("项目建设", "Building"),
  trade: t("经营", "Trade"),
  transport: t("运输", "Transport"),
  farming: t("农林", "Farming"),
  staff: t("用工", "Staff"),
  closing: t("注销", "Closing"),
};

/** A limit as people read it. */
export function limitWords({ amount, unit }: ItemLimit): Text {
  if (amount === 0) return t("当场办结", "At once");
  const plural = amount === 1 ? "" : "s";
  return unit === "workingDay"
    ? t(`${amount} 个工作日`, `${amount} working day${plural}`)
    : t(`${amount} 天`, `${amount} day${plural}`);
}

/** An item as a row of a list. */
export function itemRow({ city }: Pick<Platform, "city">, line: ItemLine): ItemRow {
  const atOnce = line.handling === "1";
  const promised = line.promised && limitWords(line.promised);
  return {
    ...{ href: `/items/${line.code}`, label: line.name, atOnce },
    unit: line.office ?? city.unit(line.unit).name,
    place: city.division(line.division).name,
    time: atOnce
      ? t("即办", "At once")
      : promised
        ? t(`承诺 ${promised.zh}`, `Promised in ${promised.en}`)
        : t("时限见指南", "See the guide"),
  };
}
