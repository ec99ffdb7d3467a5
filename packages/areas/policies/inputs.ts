import { field } from "@wuxing/kernel/procedure";
import { t } from "@wuxing/kernel/text";
import { z } from "zod";

/** What a person writes into a form that asks for words. */
export const said = (zh: string, en: string, atMost = 1000) =>
  field(z.string().trim().min(2, { error: "请填写这一项 | Please fill this in" }).max(atMost), {
    label: t(zh, en),
    type: "textarea",
  });
export const nothing = z.object({});
export const note = z.object({
  note: field(z.string().trim().max(500).optional(), { label: t("备注", "Note"), type: "textarea" }),
});
export const reason = z.object({ reason: said("理由", "Reason") });
export const text = (zh: string, en: string, atMost: number) => field(z.string().max(atMost), { label: t(zh, en) });
/** Money in 分. */
export const fen = field(z.int().min(1).max(1e13), { label: t("金额（分）", "Amount in fen"), type: "number" });
