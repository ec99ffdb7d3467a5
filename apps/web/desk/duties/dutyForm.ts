import { t } from "@wuxing/kernel/text";
import type { FormField } from "@wuxing/ui/forms";
import type { Change } from "../administration/contract.ts";
import { formField } from "../administration/formField.ts";

type Texts = Readonly<Record<string, string>>;

/** The fields of a change of the dispatch table: where, who, with whom, from when, on what it rests. */
export const dutyFields = (today: string): FormField[] => [
  formField("place", t("地点", "Place"), "division", {
    help: t("选“全市”，地点不明时也按它", "The whole city's row also holds where no place is known"),
  }),
  formField("unit", t("承办单位", "Responsible unit"), "unit", {
    required: false,
    help: t("留空：这里不再单列，按上一级办", "Leave it empty and the place above answers"),
  }),
  formField("joint", t("协办单位", "Joint unit"), "unit", { required: false }),
  formField("since", t("从哪天起", "From which day"), "date", {
    value: today,
    help: t("最早是今天", "Today at the earliest"),
  }),
  formField("source", t("依据", "On what it rests"), "text", {
    help: t("文号、会议或批示", "A document number, a meeting or an instruction"),
    maxLength: 200,
  }),
];

/** The wish that a filled form means, for the dispatch table's own route. */
export const dutyWish = (topic: string, texts: Texts): Change[] => [
  {
    ...{ register: "duties", key: "new" },
    after: { topic, ...texts, unit: texts.unit || null, joint: (texts.unit && texts.joint) || null },
  },
];
