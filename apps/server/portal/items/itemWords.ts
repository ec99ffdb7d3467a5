import type { ItemLine } from "@wuxing/areas/items";
import { type Text, t } from "@wuxing/kernel/text";
import type { Platform } from "@wuxing/platform/area";
import type { ItemLimit } from "@wuxing/platform/items";
import type { ItemRow } from "../../../web/portal/views.ts";

/** A limit as people read it. */
export function limitWords({ amount, unit }: ItemLimit): Text {
  if (amount === 0) return t("当场办结", "At once");
  const plural = amount === 1 ? "" : "s";
  return unit === "workingDay"
    ? t(`${amount} 个工作日`, `${amount} working day${plural}`)
    : t(`${amount} 天`, `${amount} day${plural}`);
}

/** Items of one name one after the other become one row that names every place. */
export function itemRows(platform: Pick<Platform, "city">, lines: readonly ItemLine[]): ItemRow[] {
  const groups: ItemLine[][] = [];
  for (const line of lines) {
    const last = groups.at(-1);
    if (last?.[0]?.name.zh === line.name.zh) last.push(line);
    else groups.push([line]);
  }
  return groups.flatMap(([first, ...others]) => {
    if (!first) return [];
    const elsewhere = others.map((line) => itemRow(platform, line)).map(({ href, place }) => ({ href, label: place }));
    return [{ ...itemRow(platform, first), elsewhere }];
  });
}

/** An item as a row of a list. */
export function itemRow({ city }: Pick<Platform, "city">, line: ItemLine): ItemRow {
  const atOnce = line.handling === "1";
  const promised = line.promised && limitWords(line.promised);
  return {
    ...{ href: `/items/${line.code}`, label: line.name, atOnce, elsewhere: [] },
    unit: line.office ?? city.unit(line.unit).name,
    place: city.division(line.division).name,
    time: atOnce
      ? t("即办", "At once")
      : promised
        ? t(`承诺 ${promised.zh}`, `Promised in ${promised.en}`)
        : t("时限见指南", "See the guide"),
  };
}
