import { field } from "@wuxing/kernel/procedure";
import { t } from "@wuxing/kernel/text";
import { z } from "zod";
import { useModes } from "./UseData.ts";

const day = z.iso.date({ error: "请选择日期 | Please choose a date" });
const words = (zh: string, en: string, longest: number) =>
  field(
    z
      .string({ error: "请填写 | Please fill this in" })
      .trim()
      .min(2, { error: "请填写 | Please fill this in" })
      .max(longest),
    {
      label: t(zh, en),
    },
  );
const code = z
  .string({ error: "请填写代码 | Please give the code" })
  .regex(/^[0-9A-Za-z:_-]{1,60}$/, { error: "代码只有字母和数字 | A code holds letters and digits" });
const fieldName = z
  .string({ error: "请选择字段 | Please choose fields" })
  .regex(/^[A-Za-z][A-Za-z.]{0,59}$/, { error: "没有这个字段 | There is no such field" });
const kind = z.enum(["person", "firm"], { error: "应为个人或企业 | It is a person or a firm" });
const holder = z.strictObject({ kind, id: code }, { error: "请指明持证人 | Please name the holder" });

/** A certificate as it is issued. What it says is sealed before and named by its id (`claims`). */
export const issue = z.object({
  type: field(code, { label: t("证照类型", "Type of certificate") }),
  title: words("名称", "Name", 60),
  unit: field(code, { label: t("颁发单位", "Issued by"), type: "unit" }),
  issuer: field(code, { label: t("颁发机构代码", "Code of the issuer") }),
  holder: field(holder, { label: t("持证人", "Holder") }),
  claims: field(z.uuid({ error: "缺少证照内容 | What it says is missing" }), { label: t("证照内容", "What it says") }),
  validFrom: field(day, { label: t("有效期自", "Valid from"), type: "date" }),
  validUntil: field(day.nullable().default(null), { label: t("有效期至", "Valid until"), type: "date" }),
  serial: code.nullable().default(null),
  version: z
    .int({ error: "版本应为整数 | The version is a whole number" })
    .min(1, { error: "版本从 1 起 | The version is 1 or more" })
    .max(999, { error: "版本不超过 999 | The version is 999 at most" })
    .default(1),
  replaces: z.string().max(120).nullable().default(null),
  source: z.string().max(60).nullable().default(null),
  reason: field(z.string().max(500).nullable().default(null), { label: t("理由", "Reason") }),
});

const because = {
  reason: field(words("理由", "Reason", 500), { label: t("理由", "Reason"), type: "textarea" }),
  paper: field(words("决定书文号", "Number of the decision", 80), {
    label: t("决定书文号", "Number of the decision"),
    help: t(
      "写明依据的决定书，并已告知复议、诉讼权利",
      "The decision on paper, which told the rights of review and suit",
    ),
  }),
};
export const suspend = z.object(because);
export const resume = z.object(because);

/** How a certificate ends, by 证照状态. */
export const endings = [
  ["withdrawn", t("03 撤销", "03 withdrawn (unlawfully granted)")],
  ["deregistered", t("04 注销", "04 deregistered")],
  ["void", t("05 失效", "05 void")],
  ["transferred", t("06 转出", "06 transferred out")],
  ["revoked", t("07 吊销", "07 revoked (penalty)")],
  ["ended", t("99 其他", "99 otherwise")],
] as const;

export const end = z.object({
  status: field(
    z.enum(
      endings.map(([value]) => value),
      { error: "请选择一种 | Please choose one" },
    ),
    {
      label: t("证照状态", "Status"),
      type: "radio",
      options: endings.map(([value, label]) => ({ value, label })),
    },
  ),
  ...because,
});
export const correct = z.object({
  claims: z.uuid({ error: "缺少更正后的内容 | What it says now is missing" }),
  validFrom: day,
  validUntil: day.nullable().default(null),
  reason: z.string().trim().min(2, { error: "请填写理由 | Please give the reason" }).max(500),
  /** Who of the unit corrected it. */
  by: z.string().max(80),
});
export const nothing = z.object({});

const wants = z
  .array(
    z.strictObject(
      {
        type: code,
        fields: z
          .array(fieldName)
          .min(1, { error: "请选择字段 | Please choose fields" })
          .max(20, { error: "字段太多 | Too many fields" }),
      },
      { error: "请选择证照和字段 | Please choose certificates and fields" },
    ),
    { error: "请选择证照 | Please choose certificates" },
  )
  .min(1, { error: "请选择证照 | Please choose certificates" })
  .max(10, { error: "一次最多十种证照 | Ten types at most at once" });

/** A use of certificates. Who asks, for what and which fields is fixed here, for consent covers this and nothing else. */
export const askUse = z.object({
  mode: field(z.enum(useModes, { error: "请选择用证方式 | Please choose how it is used" }), {
    label: t("用证方式", "How it is used"),
    type: "radio",
    options: [
      { value: "asked", label: t("请持证人同意", "The holder is asked") },
      { value: "code", label: t("出示用证码", "By a code shown") },
      { value: "self", label: t("本人办事", "By the holder himself") },
      { value: "delegated", label: t("受托办事", "By delegation") },
      { value: "byFunction", label: t("依职能查验", "By function") },
    ],
  }),
  unit: field(code, { label: t("用证单位", "Used by"), type: "unit" }),
  holder: field(holder, { label: t("持证人", "Holder") }),
  purpose: words("用途", "Purpose", 200),
  wants: field(wants, { label: t("证照和字段", "Certificates and fields") }),
  item: z.string().max(40).nullable().default(null),
  itemName: z.string().max(200).nullable().default(null),
  forCase: z.string().max(60).nullable().default(null),
  until: day.nullable().default(null),
});
export const consent = z.object({
  until: field(day.optional(), {
    label: t("同意到哪一天", "Consent until"),
    help: t("不填的按规则定", "Left empty, the rule sets it"),
    type: "date",
  }),
});
export const refuse = z.object({
  reason: field(z.string().trim().max(300).default(""), { label: t("理由（可不填）", "Reason (may be left empty)") }),
});
/**
 * What was shown. On no form: it is read out of the register (presentHeld) or told by a wallet's answer, and each id is
 * held against the register again (checkShown).
 */
export const present = z.object({
  shown: z
    .array(
      z.strictObject({
        ...{ id: z.string().max(120), type: code, fields: z.array(fieldName).max(20) },
        ...{ issuer: code.optional(), claims: z.uuid().optional() },
      }),
    )
    .max(10)
    .default([]),
  via: z.enum(["page", "wallet", "code", "application"]).default("page"),
});
