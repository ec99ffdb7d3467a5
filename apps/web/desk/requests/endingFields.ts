import { t } from "@wuxing/kernel/text";
import type { FormField } from "@wuxing/ui/forms";

/** What an agent ends a request with while the caller is on the line: the action, and what was typed into its form. */
export interface Ending {
  readonly action: EndingAction;
  readonly texts: Readonly<Record<string, string>>;
}
export type EndingAction = "answerDirectly" | "refuse" | "handOver";

const services = [
  { value: "110", label: t("110 报警", "110 police") },
  { value: "119", label: t("119 火警", "119 fire") },
  { value: "120", label: t("120 急救", "120 ambulance") },
  { value: "122", label: t("122 交通事故", "122 traffic accident") },
];

const fields: Readonly<Record<EndingAction, readonly FormField[]>> = {
  answerDirectly: [
    { name: "answer", label: t("答复内容", "Answer"), type: "textarea", required: true, maxLength: 4000 },
    {
      name: "cites",
      label: t("引用的知识", "Articles cited"),
      type: "articles",
      required: false,
      help: t(
        "群众看得到公开的条目；过期的不能引用",
        "The person can read the public ones; stale ones cannot be cited",
      ),
    },
    {
      name: "asked",
      label: t("通话中问到的满意度", "What the person said on the line"),
      type: "radio",
      required: false,
      help: t("当场没问就不选，次日回访", "Leave it where it was not asked: the person is called back"),
      options: [
        { value: "satisfied", label: t("满意", "Satisfied") },
        { value: "explained", label: t("不满意，已解释", "Not satisfied, explained") },
      ],
    },
  ],
  refuse: [
    { name: "ground", label: t("不予受理的情形", "Ground"), type: "select", required: true },
    {
      name: "reason",
      label: t("告诉对方的理由", "The reason, as it is told"),
      type: "textarea",
      required: true,
      maxLength: 500,
    },
    {
      name: "channel",
      label: t("请对方找哪里", "Where the caller turns to"),
      type: "text",
      required: true,
      maxLength: 200,
    },
  ],
  handOver: [
    { name: "to", label: t("移交给", "Handed over to"), type: "radio", required: true, options: services },
    {
      name: "receipt",
      label: t("对方工号或受理编号", "Who took it, or its number there"),
      type: "text",
      required: true,
      maxLength: 80,
      autocomplete: "off",
    },
  ],
};

/** The form of an ending; no field where the request goes on to a unit. */
export const endingFieldsOf = (action: EndingAction | undefined): readonly FormField[] =>
  action ? fields[action] : [];
