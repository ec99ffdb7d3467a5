import { t } from "@wuxing/kernel/text";
import type { FormField } from "@wuxing/ui/forms";
import { formField } from "../administration/formField.ts";
import type { ItemLine, Option } from "./contract.ts";

type Texts = Readonly<Record<string, string>>;

/** What a task of the plan is made of, as a form asks for it. Items are chosen by the kind of object and the departments. */
export const taskFields = (kinds: readonly Option[], year: number): FormField[] => [
  formField("name", t("任务名称", "Name of the task"), "text", { maxLength: 200 }),
  formField("unit", t("发起部门", "Lead department"), "unit"),
  formField("partners", t("配合部门（编码，用顿号隔开）", "Partners (codes, separated by commas)"), "text", {
    required: false,
  }),
  formField("object_kind", t("检查对象", "Kind of object"), "select", { options: kinds }),
  formField("basis", t("检查类型", "Basis"), "select", {
    options: [
      { value: "random", label: t("随机抽查", "Random") },
      { value: "keySupervision", label: t("重点监管（不受次数限制）", "Key supervision (not limited)") },
      { value: "complaint", label: t("投诉举报、转办交办（不受次数限制）", "After complaints (not limited)") },
    ],
    value: "random",
  }),
  ...(["A", "B", "C", "D"] as const).map((risk, i) =>
    formField(`shares.${risk}`, t(`${risk} 类抽取比例（%）`, `Share of class ${risk} (%)`), "number", {
      ...{ value: String([3, 10, 20, 100][i]), min: 0, max: 100 },
    }),
  ),
  formField("from_day", t("开始日期", "From"), "date", { value: `${year}-03-01` }),
  formField("until_day", t("结束日期", "Until"), "date", { value: `${year}-06-30` }),
];

/** The task that was typed; it checks every item that its departments have for that kind of object. */
export function taskOf(texts: Texts, id: string, year: number, items: readonly ItemLine[]): object {
  const partners = (texts.partners ?? "").split(/[、,，;；\s]+/u).filter(Boolean);
  const units = [texts.unit, ...partners];
  const shares = Object.fromEntries(["A", "B", "C", "D"].map((risk) => [risk, Number(texts[`shares.${risk}`])]));
  const own = items.filter((item) => item.object_kind === texts.object_kind && units.includes(item.unit));
  const { name, unit, object_kind, basis, from_day, until_day } = texts;
  return {
    ...{
      id,
      year,
      name,
      unit,
      partners,
      items: own.map(({ code }) => code),
      object_kind,
      division: null,
      basis,
      shares,
    },
    ...{ level: "city", method: "现场检查", from_day, until_day },
  };
}
