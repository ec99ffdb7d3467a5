import { t } from "@wuxing/kernel/text";
import { formField } from "../administration/formField.ts";
import { today } from "../administration/today.ts";
import { hourClasses } from "./words.ts";

/** When, in slots of how long, for how many. */
const spanFields = [
  formField("opens", t("开始", "From"), "text", { maxLength: 5, value: "09:00", help: t("如 09:00", "Such as 09:00") }),
  formField("closes", t("结束", "Until"), "text", { maxLength: 5, value: "12:00" }),
  formField("slotMinutes", t("每段分钟数", "Minutes of a slot"), "number", { min: 5, max: 480, value: "30" }),
  formField("capacity", t("每段名额", "Places in a slot"), "number", { min: 0, max: 1000, value: "4" }),
];
const reason = formField("reason", t("原因", "Reason"), "text", {
  maxLength: 200,
  help: t("群众看得到", "People read it"),
});
const day = formField("day", t("日期", "Day"), "date");

export const hoursFields = [
  formField("class", t("时段类别", "Class of hours"), "select", { options: hourClasses, value: "ordinary" }),
  ...spanFields,
  formField("weekdays", t("星期几", "Weekdays"), "text", {
    ...{ required: false, maxLength: 20 },
    help: t(
      "如 1,3,5；不填是这一类的每一天，调休上班也算工作日",
      "Such as 1,3,5; empty is every day of the class, make-up days among working days",
    ),
  }),
  formField("services", t("只办哪些事项", "Which matters alone"), "text", {
    ...{ required: false, maxLength: 300 },
    help: t("填事项代码，用逗号隔开；不填是全部", "Codes of matters with commas between; empty is all"),
  }),
  formField("basis", t("公布依据", "Published by"), "text", {
    ...{ maxLength: 200 },
    help: t("文号或公布清单的名称", "A document's number, or the name of the list"),
  }),
  formField("since", t("从哪天起", "From which day"), "date", { value: today() }),
];

export const serviceFields = [
  formField("title", t("事项", "Matter"), "text", { maxLength: 60 }),
  formField("titleEn", t("英文名称", "Name in English"), "text", { maxLength: 60, required: false }),
  formField("code", t("代码", "Code"), "text", { maxLength: 30, help: t("如 social", "Such as social") }),
  formField("items", t("事项实施编码", "Codes of items"), "text", {
    ...{ required: false, maxLength: 2000 },
    help: t("用逗号隔开；从办事指南能找到这里", "With commas between; guides then lead here"),
  }),
  formField("walkIn", t("延时错时可以不预约直接来", "Out of hours no booking is needed"), "checkbox", {
    required: false,
  }),
];

export const closedFields = [day, reason];
export const extraFields = [day, ...spanFields, reason];
