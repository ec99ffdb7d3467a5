import { field } from "@wuxing/kernel/procedure";
import { t } from "@wuxing/kernel/text";
import { z } from "zod";

const change = z.object({
  code: z.string().max(40),
  what: z.enum(["new", "change", "end"]),
  name: z.string().max(400),
  hash: z.hash("sha256", { enc: "hex" }).nullable(),
  basedOn: z.int().min(1).nullable(),
});
export const because = field(
  z.string().trim().min(2, { error: "请写明为什么改 | Please say why it is changed" }).max(500),
  {
    label: t("为什么改", "Why it is changed"),
    type: "textarea",
  },
);
const changes = z.array(change).min(1).max(2000);

export const openRevision = z.object({
  unit: field(z.string().min(1).max(40), { label: t("实施主体", "Unit"), type: "unit" }),
  // The editor fills in these two.
  changes: field(changes, { label: t("改动", "Changes") }),
  because,
  author: field(z.string().max(80), { label: t("起草人", "Author") }),
  /** Handed in at once; else it stays a draft. */
  submit: z.boolean().default(false),
});
/** Without changes only the reason is written anew. */
export const redraft = z.object({ changes: changes.optional(), because });
export const publish = z.object({
  from: field(z.iso.date({ error: "请选择日期 | Please choose a date" }), {
    label: t("自哪天起施行", "In force from"),
    type: "date",
  }),
});
export const reason = z.object({
  reason: field(z.string().trim().min(2, { error: "请写明理由 | Please give the reason" }).max(500), {
    label: t("理由", "Reason"),
    type: "textarea",
  }),
});
export const nothing = z.object({});
