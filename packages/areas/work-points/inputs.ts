import { field } from "@wuxing/kernel/procedure";
import { t } from "@wuxing/kernel/text";
import { z } from "zod";

export const milestone = z.object({
  due: z.iso.date().nullable(),
  phrase: z.string(),
  text: z.string().optional(),
  reachedOn: z.iso.date().optional(),
});
export const target = z.object({ value: z.number(), unit: z.string(), phrase: z.string() });

const text = (zh: string, en: string) =>
  field(z.string().trim().min(2, { error: "请填写这一项 | Please fill this in" }).max(4000), {
    label: t(zh, en),
    type: "textarea",
  });
const files = field(z.array(z.uuid()).max(20).optional(), { label: t("佐证材料", "Evidence"), type: "files" });

export const sign = z.object({
  note: field(z.string().trim().max(1000).optional(), { label: t("备注", "Note"), type: "textarea" }),
});
export const progress = z.object({
  text: text("进展情况", "Progress"),
  percent: field(z.coerce.number().int().min(0).max(100), {
    label: t("完成进度（%）", "Done, per cent"),
    type: "number",
  }),
  milestoneReached: field(z.boolean().default(false), {
    label: t("当前节点已完成", "The present milestone is reached"),
  }),
  files,
});
export const done = z.object({ text: text("完成情况", "What was achieved"), files });
export const reason = z.object({ reason: text("理由", "Reason") });
export const opinion = z.object({ note: text("意见", "Opinion") });
export const extension = z.object({
  reason: text("延期理由", "Why it takes longer"),
  until: field(z.iso.date({ error: "请选择日期 | Please choose a date" }), {
    label: t("申请延至", "Until"),
    type: "date",
  }),
});
export const denied = z.object({ note: z.string().optional() });
export const extend = z.object({ note: z.string().optional(), until: z.iso.date() });
