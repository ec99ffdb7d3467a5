import { postRoles, postTitles } from "@wuxing/kernel/procedure";
import { type Text, t } from "@wuxing/kernel/text";

export type ImportKind = "divisions" | "units" | "people" | "duties";

export interface ImportColumn {
  /** Where the value goes, and by what a fault of that place is found again. */
  readonly field: string;
  readonly title: Text;
  readonly required?: true;
  readonly example: string;
}

const since = t("开始日期", "From");
const until = t("结束日期", "Until");

/** The columns of the tables that can be imported; the template is made of them. */
export const importColumns: Readonly<Record<ImportKind, readonly ImportColumn[]>> = {
  divisions: [
    { field: "code", title: t("区划代码", "Division code"), required: true, example: "360399" },
    { field: "name.zh", title: t("区划名称", "Name of the division"), required: true, example: "样例区" },
    { field: "name.en", title: t("英文名称", "Name in English"), example: "Example District" },
    { field: "level", title: t("级别", "Level"), required: true, example: "县区" },
    { field: "parent", title: t("上级区划", "Division above"), example: "360300" },
  ],
  units: [
    { field: "code", title: t("单位编码", "Unit code"), required: true, example: "px-lyzd" },
    { field: "name.zh", title: t("全称", "Full name"), required: true, example: "萍乡市林业执法支队" },
    { field: "name.en", title: t("英文全称", "Full name in English"), example: "Forestry Enforcement of Pingxiang" },
    { field: "short_name.zh", title: t("简称", "Short name"), example: "市林业执法支队" },
    { field: "short_name.en", title: t("英文简称", "Short name in English"), example: "Forestry Enforcement" },
    { field: "aliases", title: t("别名", "Other names"), example: "林业执法支队、林业支队" },
    { field: "layer", title: t("层级", "Layer"), required: true, example: "市直" },
    { field: "division", title: t("区划", "Division"), required: true, example: "360300" },
    { field: "parent", title: t("上级单位", "Unit above"), example: "px-lyj" },
    { field: "since", title: since, example: "2026-12-01" },
    { field: "until", title: until, example: "" },
  ],
  people: [
    { field: "username", title: t("用户名", "User name"), required: true, example: "officer-lyzd" },
    { field: "name.zh", title: t("姓名", "Name"), required: true, example: "林常青" },
    { field: "name.en", title: t("英文姓名", "Name in English"), example: "Lin Changqing" },
    { field: "unit", title: t("单位", "Unit"), example: "市林业执法支队" },
    { field: "role", title: t("岗位", "Post"), example: "承办人" },
    { field: "since", title: since, example: "2026-12-01" },
    { field: "until", title: until, example: "" },
  ],
  duties: [
    { field: "topic", title: t("主题编码", "Topic code"), required: true, example: "roads.lamp" },
    { field: "topicName", title: t("主题", "Topic"), example: "路灯照明" },
    { field: "place", title: t("地点", "Place"), example: "安源镇" },
    { field: "unit", title: t("承办单位", "Responsible unit"), required: true, example: "市城管局" },
    { field: "joint", title: t("协办单位", "Joint unit"), example: "" },
    { field: "since", title: since, example: "2026-12-01" },
    { field: "source", title: t("依据", "On what it rests"), example: "三定方案" },
  ],
};

export const importSheets: Readonly<Record<ImportKind, Text>> = {
  divisions: t("区划", "Divisions"),
  units: t("单位", "Units"),
  people: t("人员", "People"),
  duties: t("派单表", "Dispatch table"),
};

/** How layers and posts are written in a table, beside the names that the program has for them. */
export const layerWords: Readonly<Record<string, string>> = {
  市直: "city",
  市级: "city",
  市: "city",
  县区: "county",
  县级: "county",
  乡镇: "township",
  乡镇街道: "township",
};
export const roleWords: Readonly<Record<string, string>> = {
  ...Object.fromEntries(postRoles.map((role) => [postTitles[role].zh, role])),
  负责人: "head",
};

/** The title of the column that a fault's field belongs to. */
export function columnTitle(kind: ImportKind, field: string): Text {
  const own = field === "user_id" ? "username" : field === "key" ? "code" : field;
  const column = importColumns[kind].find((one) => one.field === own || one.field.startsWith(`${own}.`));
  return column?.title ?? importColumns[kind][0]?.title ?? t("", "");
}

/** The head of a column as the template writes it. */
export const columnHead = ({ title, required }: ImportColumn): string =>
  `${title.zh} ${title.en}${required ? " *" : ""}`;
