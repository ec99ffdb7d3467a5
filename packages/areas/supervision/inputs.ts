import { field } from "@wuxing/kernel/procedure";
import { t } from "@wuxing/kernel/text";
import { z } from "zod";
import { checklist, checkResults } from "./checklist.ts";
import { themeOptions, themes } from "./themes.ts";

const words = (zh: string, en: string, longest = 1000) =>
  field(z.string().trim().min(2, { error: "请填写这一项 | Please fill this in" }).max(longest), {
    label: t(zh, en),
    type: "textarea",
  });
const files = field(z.array(z.uuid()).max(12).optional(), {
  label: t("照片、附件", "Photos and files"),
  type: "files",
});
const hex = z.hash("sha256");

/** Where a phone says it is: degrees, and metres of accuracy. Asked of the phone by a button, never by itself. */
export const spot = z.strictObject({
  latitude: z.number().min(-90).max(90),
  longitude: z.number().min(-180).max(180),
  accuracy: z.number().min(0).max(100_000),
  at: z.iso.datetime(),
});

const finding = z.strictObject({
  theme: z.enum(themes),
  text: z.string().trim().min(2, { error: "请写明问题 | Please say what is wrong" }).max(1000),
});

const photo = z.strictObject({ file: z.uuid(), takenAt: z.iso.datetime() });
const report = z.strictObject({
  visitedAt: z.iso.datetime(),
  checks: z
    .array(
      z.strictObject({
        line: z.enum(checklist.map(({ key }) => key)),
        result: z.enum(checkResults),
        note: z.string().trim().max(300).optional(),
      }),
    )
    .min(1, { error: "至少核对一项 | Check at least one line" })
    .max(checklist.length),
  observations: z.string().trim().max(2000).default(""),
  findings: z.array(finding).max(10).default([]),
});

/** What a visitor brings home, as his phone keeps and sends it. */
export const visitReport = report.extend({
  spot: spot.optional(),
  /** Of each photo: when it was taken, and where, if the phone was asked. */
  photos: z
    .array(photo.extend({ spot: spot.optional() }))
    .max(12)
    .default([]),
});
export type VisitReport = z.output<typeof visitReport>;

/** Of it what the entry keeps for ever: that a spot was noted, never where (see spots.ts). */
const keptReport = report.extend({
  placed: z.boolean().default(false),
  photos: z
    .array(photo.extend({ placed: z.boolean().default(false) }))
    .max(12)
    .default([]),
});

/** A visit of the draw laid open, with the names of its place: until now its hash alone stood in the case and in the draw. */
export const revealed = z.strictObject({
  target: z.uuid(),
  stratum: z.string().min(1).max(40),
  officers: z.array(z.uuid()).min(1).max(10),
  salt: hex,
  name: z.string().min(1).max(120),
  unit: z.string(),
  division: z.string().nullable(),
});

export const openVisit = z.object({
  round: z.uuid(),
  commitment: hex,
  /** How many others were drawn to go in the visitor's stead. */
  substitutes: z.int().min(0).max(9),
  /** The last day of the visit. */
  until: z.iso.date(),
});

/** Filled in by the page of visits alone: `report` and `place` are on no form of the desk. */
export const visit = z.object({
  observations: field(z.string().max(2000).optional(), {
    label: t("所见所闻", "What was seen and heard"),
    type: "textarea",
  }),
  checked: field(z.string().max(4000).optional(), { label: t("核对情况", "Checklist"), type: "textarea" }),
  found: field(z.string().max(12_000).optional(), { label: t("发现的问题", "Findings"), type: "textarea" }),
  files,
  report: keptReport.optional(),
  place: revealed.optional(),
});

export const decline = z.object({
  cause: field(z.enum(["interest", "illness", "away", "other"]), {
    label: t("不能前往的原因", "Why not"),
    type: "select",
    options: [
      { value: "interest", label: t("与走访单位有利害关系", "An interest in the place") },
      { value: "illness", label: t("身体原因", "Illness") },
      { value: "away", label: t("外出", "Away") },
      { value: "other", label: t("其他", "Other") },
    ],
  }),
});

export const explain = z.object({ note: words("未走访的原因", "Why there was no visit") });

export const openMending = z.object({
  theme: field(z.enum(themes), { label: t("主题", "Theme"), type: "radio", options: themeOptions }),
  text: words("发现的问题", "What was found"),
  title: z.string(),
  unit: z.string(),
  division: z.string().nullable(),
});

export const answer = z.object({ note: words("整改情况", "What was done", 2000), files });
export const extend = z.object({
  reason: words("延长的理由", "Why more time is needed"),
  until: field(z.iso.date({ error: "请选择日期 | Please choose a date" }), { label: t("改到", "By"), type: "date" }),
});
export const contest = z.object({ reason: words("不认可的理由", "Why the unit objects"), files });
export const uphold = z.object({ note: words("核定意见", "Opinion") });
export const reassign = z.object({
  unit: field(z.string().min(1, { error: "请选择单位 | Please choose a unit" }).max(40), {
    label: t("改由哪个单位整改", "Unit that shall mend it"),
    type: "unit",
  }),
  note: words("核定意见", "Opinion"),
});
export const confirm = z.object({
  note: field(z.string().trim().max(1000).optional(), { label: t("补充说明", "Anything to add"), type: "textarea" }),
});
export const reopen = z.object({ reason: words("还有什么没改到位", "What is not mended yet") });
export const judge = z.object({ note: words("核实情况", "What the check found") });
