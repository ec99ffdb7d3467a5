import { postRoles, postTitles } from "@wuxing/kernel/procedure";
import { type Text, t } from "@wuxing/kernel/text";
import type { Option } from "@wuxing/ui/forms";

const roles: readonly Option[] = postRoles.map((value) => ({ value, label: postTitles[value] }));
const layers: readonly Option[] = [
  { value: "city", label: t("市直", "City") },
  { value: "county", label: t("县区", "County") },
  { value: "township", label: t("乡镇街道", "Township") },
];
const registers: readonly Option[] = [
  { value: "units", label: t("单位", "Units") },
  { value: "people", label: t("人员", "People") },
  { value: "posts", label: t("岗位", "Posts") },
  { value: "delegations", label: t("代班", "Covers") },
  { value: "holidays", label: t("节假日", "Holidays") },
  { value: "rules", label: t("规则", "Rules") },
  { value: "templates", label: t("模板", "Templates") },
  { value: "certificateTemplates", label: t("证照模板", "Certificate templates") },
  { value: "certificateIssuers", label: t("认可的颁发机构", "Trusted issuers") },
  { value: "divisions", label: t("区划", "Divisions") },
  { value: "codes", label: t("统一社会信用代码", "Unified social credit codes") },
  { value: "duties", label: t("派单表", "Dispatch table") },
  { value: "groups", label: t("统称", "Collective names") },
];
const columns: Readonly<Record<string, Text>> = {
  code: t("编码", "Code"),
  name: t("名称", "Name"),
  short_name: t("简称", "Short name"),
  aliases: t("别名", "Other names"),
  layer: t("层级", "Layer"),
  level: t("级别", "Level"),
  division: t("区划", "Division"),
  parent: t("上级", "Above"),
  since: t("开始", "From"),
  until: t("结束", "Until"),
  username: t("用户名", "User name"),
  user_id: t("人员", "Person"),
  from_user: t("本人", "Whose post"),
  to_user: t("代班人", "Covered by"),
  unit: t("单位", "Unit"),
  role: t("岗位", "Post"),
  reason: t("事由", "Reason"),
  day: t("日期", "Day"),
  kind: t("放假或上班", "Free or worked"),
  title: t("名称", "Title"),
  source: t("依据", "Source"),
  key: t("规则", "Rule"),
  value: t("数值", "Value"),
  deemed: t("视为", "Deemed"),
  type: t("办件类型", "Kind of case"),
  action: t("操作", "Action"),
  text: t("正文", "Text"),
  uscc: t("统一社会信用代码", "Unified social credit code"),
  topic: t("主题", "Topic"),
  place: t("地点", "Place"),
  joint: t("协办单位", "Joint unit"),
  url: t("网址", "Address"),
  keys: t("公钥", "Public keys"),
  types: t("认可的证照", "Certificates taken"),
  wording: t("颁发用语", "Issuing words"),
  groups: t("字段", "Fields"),
  landscape: t("横版", "Landscape"),
  seal: t("印章文字", "Words of the seal"),
  footnote: t("脚注", "Footnote"),
  code_at: t("二维码位置", "Place of the code"),
  units: t("所指单位", "Units it stands for"),
  open: t("泛指", "Left open"),
};

export const roleOptions = roles;
export const layerOptions = layers;
export const registerOptions = registers;

const named = (options: readonly Option[], value: string): Text =>
  options.find((one) => one.value === value)?.label ?? t(value, value);
export const roleName = (role: string): Text => named(roles, role);
export const layerName = (layer: string): Text => named(layers, layer);
export const registerName = (register: string): Text => named(registers, register);
export const columnName = (column: string): Text => columns[column] ?? t(column, column);
