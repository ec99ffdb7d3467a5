import { t } from "@wuxing/kernel/text";
import type { FormField } from "@wuxing/ui/forms";
import type { Change, UnitRow } from "./contract.ts";
import { formField } from "./formField.ts";
import { layerOptions } from "./registerWords.ts";
import { today } from "./today.ts";

/** The fields of a unit, filled with how it is. */
export const unitFields = (unit?: UnitRow): FormField[] => [
  ...(unit
    ? []
    : [
        formField("code", t("单位编码", "Unit code"), "text", {
          help: t("小写字母、数字和短横，定后不改", "Small letters, digits and hyphens; it never changes"),
          maxLength: 40,
        }),
      ]),
  formField("name.zh", t("全称", "Full name"), "text", { value: unit?.name.zh ?? "", maxLength: 80 }),
  formField("name.en", t("英文全称", "Full name in English"), "text", { value: unit?.name.en ?? "", maxLength: 160 }),
  formField("short_name.zh", t("简称", "Short name"), "text", { value: unit?.short_name.zh ?? "", maxLength: 80 }),
  formField("short_name.en", t("英文简称", "Short name in English"), "text", {
    value: unit?.short_name.en ?? "",
    maxLength: 160,
  }),
  formField("aliases", t("别名", "Other names"), "text", {
    required: false,
    help: t("用顿号隔开", "Separated by 、 or commas"),
    value: unit?.aliases.join("、") ?? "",
  }),
  formField("layer", t("层级", "Layer"), "select", { options: layerOptions, value: unit?.layer ?? "city" }),
  formField("division", t("区划", "Division"), "division", { value: unit?.division ?? "" }),
  formField("parent", t("上级单位", "Unit above"), "unit", { required: false, value: unit?.parent ?? "" }),
  formField("since", t("启用日期", "From"), "date", { value: unit?.since ?? today() }),
];

/** The field of a unit's unified social credit code; left empty, the code is taken away. */
export const codeFields = (uscc: string | null): FormField[] => [
  formField("uscc", t("统一社会信用代码", "Unified social credit code"), "text", {
    required: false,
    value: uscc ?? "",
    maxLength: 18,
    help: t("18 位；与省平台交换时写在报文里", "18 characters; it stands in messages to the province"),
  }),
];

export const codeChange = ({ uscc }: Readonly<Record<string, string>>, unit: string): Change[] => [
  { register: "codes", key: unit, after: uscc ? { unit, uscc: uscc.toUpperCase() } : null },
];

/** The change that a filled form of a unit means; what the form does not ask stays as it was. */
export function unitChange(texts: Readonly<Record<string, string>>, unit?: UnitRow): Change[] {
  const of = (name: string) => texts[name] ?? "";
  const code = unit?.code ?? of("code");
  const after = {
    code,
    name: { zh: of("name.zh"), en: of("name.en") },
    short_name: { zh: of("short_name.zh"), en: of("short_name.en") },
    aliases: of("aliases")
      .split(/[、,，;；]+/u)
      .map((one) => one.trim())
      .filter(Boolean),
    ...{ layer: of("layer"), division: of("division"), parent: of("parent") || null },
    ...{ since: of("since"), until: unit?.until ?? null },
  };
  return [{ register: "units", key: code, after }];
}
