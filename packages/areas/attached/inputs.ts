import { field } from "@wuxing/kernel/procedure";
import { t } from "@wuxing/kernel/text";
import { z } from "zod";

/** A text that a person writes and may not leave out. */
const text = (zh: string, en: string, atMost = 1000) =>
  field(z.string().trim().min(2, { error: "请填写这一项 | Please fill this in" }).max(atMost), {
    label: t(zh, en),
    type: "textarea",
  });
const unit = field(z.string().min(1, { error: "请选择单位 | Please choose the unit" }).max(40), {
  label: t("单位", "Unit"),
  type: "unit",
});

/** Not on the generic form: it is pasted on the page of attached services, which shows its faults by their places. */
const document = z
  .string()
  .max(128 * 1024)
  .optional();

export const openService = z.object({
  unit,
  name: field(
    z.string().regex(/^[a-z0-9][a-z0-9-]{1,29}$/u, {
      error: "用小写字母、数字和 -，2–30 个 | Use 2 to 30 small letters, digits and -",
    }),
    {
      label: t("代号", "Short name"),
      help: t("在网址里用，如 fund", "Part of the address, such as fund"),
      type: "text",
    },
  ),
  title: field(z.string().trim().min(2, { error: "请填写名称 | Please give its title" }).max(40), {
    label: t("服务名称", "Title"),
  }),
  titleEn: field(z.string().trim().min(2, { error: "请填写英文名称 | Please give its title in English" }).max(60), {
    label: t("英文名称", "Title in English"),
  }),
  document,
});
export const revise = z.object({ document, because: text("改了什么", "What has changed", 300) });
export const nothing = z.object({});
export const reason = z.object({ reason: text("理由", "Reason") });
export const recordTest = z.object({
  passed: z.boolean(),
  lines: z
    .array(
      z.object({
        operation: z.string().max(60),
        what: z.string().max(40),
        // Null: it was not tried.
        passed: z.boolean().nullable(),
        seen: z.string().max(100),
      }),
    )
    .max(60),
});

export const openDuty = z.object({
  unit,
  services: text("应接入的服务", "Services to be attached", 300),
  due: field(z.iso.date({ error: "请选择日期 | Please choose a date" }), {
    label: t("接入期限", "To be attached by"),
    type: "date",
  }),
});
export const fulfil = z.object({
  service: field(z.string().max(60).optional(), { label: t("接入登记编号", "Number of the service") }),
  note: field(z.string().trim().max(300).optional(), { label: t("说明", "Note"), type: "textarea" }),
});
export const postpone = z.object({ due: openDuty.shape.due, reason: reason.shape.reason });
