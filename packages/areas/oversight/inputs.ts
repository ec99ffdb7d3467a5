import { dayOf, type Instant } from "@wuxing/kernel/calendar";
import { field } from "@wuxing/kernel/procedure";
import { t } from "@wuxing/kernel/text";
import { z } from "zod";
import { triggerOptions } from "./triggers.ts";

/** A text that a person writes and may not leave out. */
export const text = (zh: string, en: string, atMost = 1000) =>
  field(z.string().trim().min(2, { error: "请填写这一项 | Please fill this in" }).max(atMost), {
    label: t(zh, en),
    type: "textarea",
  });
export const day = (zh: string, en: string) =>
  field(z.iso.date({ error: "请选择日期 | Please choose a date" }), { label: t(zh, en), type: "date" });
export const nothing = z.object({});
export const reason = z.object({ reason: text("理由", "Reason") });
export const files = field(z.array(z.uuid()).max(20).optional(), { label: t("附件", "Files"), type: "files" });

/** Which case is pressed or supervised, as it stood then. */
export const subject = z.object({
  number: field(z.string().max(60), { label: t("办件编号", "Case") }),
  matter: field(z.string().max(60), { label: t("办件类型", "Kind of case") }),
  unit: field(z.string().max(40), { label: t("责任单位", "Unit"), type: "unit" }),
  division: z.string().nullable().optional(),
  /** When it was due; null where nothing ran. */
  dueAt: z.string().nullable().optional(),
});

export const urgingKinds = [
  { value: "reminder", label: t("到期前催办", "Urged before the day") },
  { value: "written", label: t("书面催办（催办通知书）", "Written urging after the day") },
] as const;

export const openUrging = subject.extend({
  kind: field(z.enum(["reminder", "written"]), { label: t("催办方式", "How"), type: "radio", options: urgingKinds }),
  note: field(z.string().trim().max(1000).optional(), { label: t("催办内容", "What is said"), type: "textarea" }),
});

export const supervisionKinds = [
  { value: "routine", label: t("日常督办", "Routine supervision") },
  { value: "listed", label: t("挂牌督办", "Listed in public") },
] as const;

/** By whom the limit on supervising one township was passed, why, and what was there already. */
const override = z.object({ reason: z.string().max(1000), earlier: z.array(z.string().max(60)).max(50) });

export const openSupervision = subject.extend({
  kind: field(z.enum(["routine", "listed"]), { label: t("督办方式", "How"), type: "radio", options: supervisionKinds }),
  trigger: field(z.enum(triggerOptions.map(({ value }) => value) as [string, ...string[]]), {
    label: t("督办事由", "Why"),
    type: "select",
    options: triggerOptions,
  }),
  demand: text("督办要求", "What is demanded"),
  /** It comes with criticism that is circulated (通报批评). */
  criticised: z.boolean().optional(),
  override: override.optional(),
});

/** `reds`: the pressings that turned red one after the other, where that is why; the day is then set by a person. */
export const openTalk = z.object({
  number: z.string(),
  unit: z.string(),
  division: z.string().nullable().optional(),
  reason: text("约谈事由", "Why"),
  on: day("约谈日期", "Day").optional(),
  reds: z.array(z.string().max(60)).max(20).optional(),
});
export const openEscalation = z.object({
  number: z.string(),
  unit: z.string(),
  division: z.string().nullable().optional(),
  question: text("提请研究的问题", "What is to be decided"),
});
/** Why a day that lies behind is not taken. */
export const behind = (day: string | undefined, at: Instant) =>
  day !== undefined && day < dayOf(at) ? t("日期不能早于今天", "The day may not lie before today") : undefined;

/** What a meeting decided, and by when it is to be done. */
export const decision = z.object({
  decision: text("会议决定", "What was decided", 2000),
  until: field(z.iso.date().optional(), { label: t("完成期限", "To be done by"), type: "date" }),
});
