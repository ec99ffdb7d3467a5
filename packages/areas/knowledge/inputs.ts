import { field } from "@wuxing/kernel/procedure";
import { t } from "@wuxing/kernel/text";
import { z } from "zod";

const day = z.iso.date({ error: "请选择日期 | Please choose a date" });
const content = {
  title: field(z.string().trim().min(4, { error: "标题至少四个字 | The title needs four characters" }).max(80), {
    label: t("标题", "Title"),
    help: t("像群众那样问：停水了怎么办", "As people ask: what to do when the water is off"),
  }),
  text: field(z.string().trim().min(10, { error: "请写明内容 | Please write the text" }).max(8000), {
    label: t("内容", "Text"),
    type: "textarea",
    help: t("先写答案，再写条件、材料、窗口和电话", "The answer first; then conditions, papers, window and telephone"),
  }),
  /** Codes of the hotline's topics. Absent at a revision: as before. */
  topics: z.array(z.string().max(40)).max(5).optional(),
  public: field(z.boolean().default(true), {
    label: t("群众可以看", "People may read it"),
  }),
  validFrom: field(day, { label: t("有效期自", "Valid from"), type: "date" }),
  validUntil: field(day.optional(), {
    label: t("有效期至", "Valid until"),
    help: t("长期有效的不填", "Leave it empty where no end is set"),
    type: "date",
  }),
  reviewOn: field(day.optional(), {
    label: t("复核日期", "Review on"),
    help: t("不填的按规则定", "Left empty, the rule sets it"),
    type: "date",
  }),
} as const;

export const openArticle = z.object({
  unit: field(z.string().min(1, { error: "请选择主管单位 | Please choose its owner" }).max(40), {
    label: t("主管单位", "Owner"),
    help: t("由它负责内容正确、按期复核", "It stands for the text and reviews it in time"),
    type: "unit",
  }),
  ...content,
});
export const revise = z.object({
  ...content,
  because: field(z.string().trim().min(2, { error: "请写明改了什么 | Please say what has changed" }).max(300), {
    label: t("改了什么", "What has changed"),
  }),
});
export const confirm = z.object({ reviewOn: content.reviewOn });
export const publish = z.object({});
export const reason = z.object({
  reason: field(z.string().trim().min(2, { error: "请写明理由 | Please give the reason" }).max(500), {
    label: t("理由", "Reason"),
    type: "textarea",
  }),
});
export const nothing = z.object({});
