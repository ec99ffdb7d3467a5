import { type Text, t } from "@wuxing/kernel/text";
import type { Platform } from "@wuxing/platform/area";

const everything = t("全部事项", "Everything");

/** The areas in which anybody may open a case: all that a mandate can be limited to. */
export const openAreas = ({ casework }: Platform) =>
  [...casework.procedures.values()]
    .filter(({ open }) => [open.by].flat().includes("anyone"))
    .map(({ type, title }) => ({ value: type.split(".")[0] ?? type, label: title }));

/** The areas of a mandate in words. */
export const areaNames = (platform: Platform, areas: readonly string[] | null): Text => {
  if (!areas) return everything;
  const named = openAreas(platform).filter(({ value }) => areas.includes(value));
  return t(named.map(({ label }) => label.zh).join("、"), named.map(({ label }) => label.en).join(", "));
};
