import { t } from "@wuxing/kernel/text";
import type { FormField } from "@wuxing/ui/forms";

const line = (zh: string, en: string) => t(`每行一个：${zh}`, `One a line: ${en}`);

/** What is asked of a draw that no area prepares by itself. */
export const newDrawFields: readonly FormField[] = [
  { name: "title", label: t("名称", "Name"), type: "text", required: true, maxLength: 200 },
  { name: "titleEn", label: t("英文名称", "Name in English"), type: "text", required: false, maxLength: 200 },
  {
    name: "id",
    label: t("编号", "Id"),
    type: "text",
    required: true,
    maxLength: 64,
    help: t(
      "小写字母、数字和连字符，如 experts-2026-12",
      "Lower-case letters, digits and hyphens, such as experts-2026-12",
    ),
  },
  {
    name: "mode",
    label: t("方式", "Mode"),
    type: "radio",
    required: true,
    options: [
      { value: "open", label: t("公开抽取：结果当场公布", "Open: the outcome is known at once") },
      {
        value: "unannounced",
        label: t("不打招呼：做完一次公开一次", "Unannounced: each visit is laid open when it is made"),
      },
    ],
  },
  {
    name: "frame",
    label: t("对象名录", "Frame"),
    type: "textarea",
    required: true,
    help: line("编号，类别，区划（可不写）", "id, class, division (may be left out)"),
  },
  {
    name: "quotas",
    label: t("每类抽多少", "How many of each class"),
    type: "textarea",
    required: true,
    help: line("类别，数量", "class, number"),
  },
  {
    name: "officers",
    label: t("人员名录", "Officers"),
    type: "textarea",
    required: true,
    help: line(
      "代号，单位，可去的区划（空格隔开，可不写）",
      "code, unit, divisions (parted by blanks, may be left out)",
    ),
  },
  {
    name: "recusals",
    label: t("回避", "Recusals"),
    type: "textarea",
    required: false,
    help: line("对象编号，人员代号", "target, officer"),
  },
  {
    name: "perTarget",
    label: t("每个对象派几人", "Officers for a target"),
    type: "number",
    required: true,
    min: 1,
    max: 20,
    value: "2",
  },
  {
    name: "cap",
    label: t("每人最多几个对象", "Targets of an officer at most"),
    type: "number",
    required: true,
    min: 1,
    value: "10",
  },
  {
    name: "apartUnits",
    label: t("同一对象的人员来自不同单位", "Officers of one target come from different units"),
    type: "checkbox",
    required: false,
  },
  {
    name: "beacon",
    label: t("随机数来自", "Chance comes from"),
    type: "radio",
    required: true,
    value: "drand",
    options: [
      { value: "drand", label: t("公共信标 drand（推荐）", "the public beacon drand (better)") },
      { value: "dice", label: t("当众掷十面骰 20 次（较弱）", "20 throws of ten sides in public (weaker)") },
    ],
  },
  {
    name: "commitments",
    label: t("监督员的承诺值", "Commitments of supervisors"),
    type: "textarea",
    required: false,
    help: line("代号，承诺值（64 位十六进制）", "code, commitment (64 hexadecimal digits)"),
  },
  { name: "dueDay", label: t("随机数产生的日期", "Day of chance"), type: "date", required: true },
  {
    name: "dueTime",
    label: t("时刻", "Time"),
    type: "text",
    required: true,
    maxLength: 5,
    help: t("24 小时制，如 10:00；至少在 5 分钟以后", "24 hours, such as 10:00; five minutes from now at least"),
  },
  {
    name: "closeDay",
    label: t("最迟结束的日期", "Closed by"),
    type: "date",
    required: false,
    help: t("不打招呼的抽取要填", "For an unannounced draw"),
  },
];

/** The form as the server takes it. Times are China's. */
export function newDrawBody(values: Readonly<Record<string, string>>): Record<string, unknown> {
  const { dueDay, dueTime, closeDay, apartUnits, ...rest } = values;
  return {
    ...rest,
    apartUnits: apartUnits === "true",
    dueAt: dueDay && dueTime ? `${dueDay}T${dueTime}:00+08:00` : "",
    ...(closeDay ? { closeBy: `${closeDay}T23:59:59+08:00` } : {}),
  };
}
