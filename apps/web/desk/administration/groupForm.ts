import { t } from "@wuxing/kernel/text";
import type { FormField } from "@wuxing/ui/forms";
import type { UnitView } from "../api/contract.ts";
import type { Change, GroupRow } from "./contract.ts";
import { formField } from "./formField.ts";

type Texts = Readonly<Record<string, string>>;
type Known = readonly Pick<UnitView, "code" | "name" | "shortName">[];

const listed = (text: string): string[] =>
  text
    .split(/[、,，;；\n]+/u)
    .map((one) => one.trim())
    .filter(Boolean);
const help = t("用顿号或换行隔开", "Separated by 、, commas or lines");

/** The fields of a collective name; units are written by their short names. */
export const groupFields = (known: Known, group?: GroupRow): FormField[] => {
  const named = (code: string): string => known.find((unit) => unit.code === code)?.shortName.zh ?? code;
  const name = formField("name", t("统称", "Collective name"), "text", {
    ...{ help: t("通知里的写法，定后不改", "As notices write it; it never changes"), maxLength: 80 },
  });
  return [
    ...(group ? [] : [name]),
    formField("aliases", t("别的写法", "Other ways to write it"), "textarea", {
      ...{ required: false, help, value: group?.aliases.join("、") ?? "" },
    }),
    formField("units", t("所指单位", "Units it stands for"), "textarea", {
      ...{ help, value: group?.units.map(named).join("、") ?? "" },
    }),
    formField("open", t("泛指（如“相关部门”）", "Left open (“departments concerned”)"), "checkbox", {
      ...{ required: false, value: group?.open ? "true" : "" },
    }),
  ];
};

/** The change that a filled form means; a name of no unit is sent as it was written, and the server says so. */
export function groupChange(texts: Texts, known: Known, group?: GroupRow): Change[] {
  const codeOf = (written: string): string =>
    known.find(({ code, name, shortName }) => [code, name.zh, shortName.zh, shortName.en].includes(written))?.code ??
    written;
  const name = group?.name ?? texts.name ?? "";
  const after: GroupRow = {
    name,
    aliases: listed(texts.aliases ?? ""),
    units: listed(texts.units ?? "").map(codeOf),
    open: texts.open === "true",
  };
  return [{ register: "groups", key: name, after }];
}

export const removeGroup = ({ name }: GroupRow): Change[] => [{ register: "groups", key: name, after: null }];
