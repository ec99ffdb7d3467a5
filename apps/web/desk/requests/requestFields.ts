import { t } from "@wuxing/kernel/text";
import type { FormField } from "@wuxing/ui/forms";

const kinds = [
  { value: "consult", label: t("咨询", "Question") },
  { value: "help", label: t("求助", "Request for help") },
  { value: "complaint", label: t("投诉", "Complaint") },
  { value: "report", label: t("举报", "Report of wrongdoing") },
  { value: "suggestion", label: t("建议", "Suggestion") },
];

const fields: readonly FormField[] = [
  {
    name: "text",
    label: t("诉求内容", "What it is about"),
    type: "textarea",
    required: true,
    maxLength: 4000,
    help: t("照群众原话记；边记边给出建议。", "In the caller's own words; suggestions appear while you type."),
  },
  {
    name: "topic",
    label: t("主题", "Topic"),
    type: "text",
    required: false,
    help: t(
      "已按内容选好；要改就输序号或拼音首字母",
      "Chosen by the words; to change it type a number or first letters",
    ),
  },
  { name: "division", label: t("所在区域", "District or township"), type: "division", required: true },
  { name: "place", label: t("具体地点", "Place"), type: "text", required: false, maxLength: 200 },
  { name: "kind", label: t("类型", "Kind"), type: "radio", required: false, options: kinds },
  {
    name: "about",
    label: t("投诉、举报的单位", "The unit complained about"),
    type: "unit",
    required: false,
    help: t("这个单位看不到反映人是谁。", "This unit does not see who complains."),
  },
  {
    name: "named",
    label: t("举报人同意让承办单位知道身份", "Who reports agrees that the unit which handles it knows him"),
    type: "checkbox",
    required: false,
  },
  {
    name: "name",
    label: t("称呼", "Caller's name"),
    type: "text",
    required: false,
    maxLength: 40,
    autocomplete: "off",
  },
  {
    name: "phone",
    label: t("电话", "Phone"),
    type: "tel",
    required: false,
    maxLength: 20,
    autocomplete: "off",
    help: t(
      "请告诉对方：只用于办理这件事，每次查看都有记录，可以查询、更正和要求删除。",
      "Tell the caller: it is used for this matter only, every look is recorded, and it can be seen, corrected and erased.",
    ),
  },
  {
    name: "publish",
    label: t("同意公开（个人信息隐去）", "May be published, personal data hidden"),
    type: "checkbox",
    required: false,
  },
  { name: "files", label: t("附件", "Files"), type: "files", required: false },
];

/** Of which kinds a field is asked; every other is asked of all. */
const asked: Readonly<Record<string, readonly string[]>> = { about: ["complaint", "report"], named: ["report"] };

/** The form of a request of this kind taken on the phone, in the order in which it is asked. */
export const requestFieldsOf = (kind: string | undefined): readonly FormField[] =>
  fields.filter(({ name }) => asked[name]?.includes(kind ?? "") ?? true);
