import { field } from "@wuxing/kernel/procedure";
import { t } from "@wuxing/kernel/text";
import { z } from "zod";
import { checkLine } from "./checklist.ts";
import { resultKinds, resultValues } from "./resultKinds.ts";

export const text = (zh: string, en: string) =>
  field(z.string().trim().min(2, { error: "请填写这一项 | Please fill this in" }).max(2000), {
    label: t(zh, en),
    type: "textarea",
  });
export const files = field(z.array(z.uuid()).max(20).optional(), { label: t("材料", "Files"), type: "files" });
export const day = (zh: string, en: string) =>
  field(z.iso.date({ error: "请选择日期 | Please choose a date" }), { label: t(zh, en), type: "date" });

export const inspected = z.object({
  id: z.string().max(40),
  name: z.string().min(1).max(200),
  kind: z.string().max(40),
  risk: z.enum(["A", "B", "C", "D"]),
});
export const assigned = z.object({ id: z.string().max(40), unit: z.string().max(40) });

/** What one department does at a visit. */
export const share = z.object({
  unit: z.string().max(40),
  items: z.array(z.string().max(40)),
  officers: z.array(assigned),
  checklist: z.array(checkLine),
});
export type Share = z.output<typeof share>;

export const sign = z.object({
  note: field(z.string().trim().max(1000).optional(), { label: t("备注", "Note"), type: "textarea" }),
});

/** Who of the firm signs; never the name, which stands under the signature alone. */
const capacities = [
  { value: "representative", label: t("法定代表人或负责人", "Its representative or head") },
  { value: "manager", label: t("现场负责人", "Whoever is in charge on site") },
  { value: "staff", label: t("其他工作人员", "Another member of its staff") },
] as const;
const capacity = field(
  z.enum(["representative", "manager", "staff"], { error: "请选择签字人身份 | Please say who signs" }),
  { label: t("签字人身份", "Who signs"), type: "select", options: capacities },
);

export const signature = z.object({
  capacity,
  files: field(z.array(z.uuid()).min(1, { error: "请附上手写签名 | Please add the drawn signature" }).max(2), {
    label: t("签名（手写签名图片）", "Signature (a picture of it)"),
    type: "files",
  }),
});
export const refusal = z.object({
  reason: text("拒绝签字的情况，在场的见证人", "Why it was refused, and who witnessed it"),
  files,
});
export const publish = z.object({
  note: field(z.string().trim().max(1000).optional(), { label: t("公示说明", "Note to the public"), type: "textarea" }),
});
/** The public reads it beside the task once the visit is cancelled. */
export const cancelling = z.object({
  reason: text(
    "取消的理由（取消后向社会公开，不写个人信息）",
    "Reason (public once cancelled: nobody's personal data)",
  ),
});

export const result = field(z.enum(resultValues, { error: "请选择检查结果 | Please choose the result" }), {
  label: t("更正后的结果", "The corrected result"),
  type: "select",
  options: resultKinds.map(({ value, label }) => ({ value, label })),
});
