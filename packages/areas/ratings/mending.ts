import { defineProcedure, field, stay } from "@wuxing/kernel/procedure";
import { t } from "@wuxing/kernel/text";
import { z } from "zod";
import { appealGrounds } from "./appealGrounds.ts";
import { levels } from "./levels.ts";

export interface MendingData {
  readonly level: string;
  readonly comment?: string;
  readonly contacted?: string;
  readonly done?: string;
  readonly outcome?: string;
  /** The invitation whose rating is followed up; absent in cases from before appeals. */
  readonly invitation?: number;
  /** Set once the unit has appealed: it may do so once. */
  readonly appealed?: true;
}

const text = (zh: string, en: string) =>
  field(z.string().trim().min(2, { error: "请填写这一项 | Please fill this in" }).max(2000), {
    label: t(zh, en),
    type: "textarea",
  });

const openMending = z.object({
  level: field(z.string(), {
    label: t("评价", "Rating"),
    type: "radio",
    options: levels.map(({ value, label }) => ({ value, label })),
  }),
  comment: field(z.string().optional(), { label: t("评价时说的话", "What was said with it"), type: "textarea" }),
  invitation: z.int().optional(),
  title: z.string(),
  unit: z.string().nullable(),
  division: z.string().nullable(),
});

/** A bad rating (差评) is followed up: contact, mend, call back (安阳条例 §52; rules.md §3). */
export const mendingProcedure = defineProcedure<MendingData>()({
  type: "ratings.mending",
  title: t("差评整改", "Mending after a bad rating"),
  prefix: "ZG",
  open: {
    title: t("转差评整改", "Follow up a bad rating"),
    by: "system",
    input: openMending,
    to: "toContact",
    remember: ({ level, comment, invitation }) => ({
      level,
      ...(comment ? { comment } : {}),
      ...(invitation === undefined ? {} : { invitation }),
    }),
    head: ({ title, unit, division }) => ({ title, unit, division }),
  },
  states: {
    toContact: { title: t("待联系", "To be contacted"), waitsFor: "assignedUnit", within: "ratings.contact" },
    mending: { title: t("整改中", "Being mended"), waitsFor: "assignedUnit", within: "ratings.mend", continues: true },
    checking: { title: t("待回访核实", "To be checked with the person"), waitsFor: "agent", within: "ratings.check" },
    mended: { title: t("已整改", "Mended"), final: true, tone: "done" },
    explained: { title: t("已解释", "Explained"), final: true },
    dropped: { title: t("申诉成立，不再整改", "Appeal upheld, dropped"), final: true },
  },
  actions: {
    contact: {
      title: t("已联系群众", "Person contacted"),
      by: "assignedUnit",
      from: "toContact",
      to: "mending",
      input: z.object({ note: text("联系情况", "What was said") }),
      remember: (_c, input) => ({ contacted: input.note }),
      internal: true,
    },
    viewContact: {
      title: t("查看联系方式", "Show contact details"),
      by: ["agent", "assignedUnit"],
      from: ["toContact", "mending", "checking"],
      to: stay,
      input: z.object({ purpose: text("用途", "Purpose") }),
      internal: true,
      reveals: "reporter",
    },
    appeal: {
      title: t("申诉（恶意或误评）", "Appeal: malicious or mistaken"),
      by: "assignedUnit",
      from: ["toContact", "mending"],
      to: stay,
      input: z.object({
        ground: field(z.enum(["malicious", "mistaken", "notOurs"]), {
          label: t("申诉理由", "Ground"),
          type: "radio",
          options: appealGrounds,
        }),
        reason: text("事实和证据", "Facts and evidence"),
        files: field(z.array(z.uuid()).max(20).optional(), { label: t("附件", "Files"), type: "files" }),
      }),
      unless: (c) => {
        if (c.data.invitation === undefined) return t("这件评价不能申诉", "This rating cannot be appealed");
        return c.data.appealed ? t("只能申诉一次", "An appeal can be made once") : undefined;
      },
      remember: () => ({ appealed: true as const }),
      internal: true,
    },
    drop: {
      title: t("申诉成立，不再整改", "Dropped after the appeal"),
      by: "system",
      from: ["toContact", "mending", "checking"],
      to: "dropped",
      input: z.object({}),
    },
    report: {
      title: t("报送整改结果", "Report what was mended"),
      by: "assignedUnit",
      from: "mending",
      to: "checking",
      input: z.object({
        note: text("整改结果", "What was done"),
        files: field(z.array(z.uuid()).max(20).optional(), { label: t("附件", "Files"), type: "files" }),
      }),
      remember: (_c, input) => ({ done: input.note }),
    },
    confirmMended: {
      title: t("核实已整改", "Confirm it is mended"),
      by: "agent",
      from: "checking",
      to: "mended",
      input: z.object({ note: text("回访情况", "What the person said") }),
      remember: () => ({ outcome: "mended" }),
    },
    confirmExplained: {
      title: t("无法满足，已解释", "Cannot be met, explained"),
      by: "agent",
      from: "checking",
      to: "explained",
      input: z.object({ note: text("解释情况", "What was explained") }),
      remember: () => ({ outcome: "explained" }),
    },
    sendBack: {
      title: t("未整改到位，退回", "Not mended, send back"),
      by: "agent",
      from: "checking",
      to: "mending",
      input: z.object({ note: text("退回理由", "Why") }),
    },
  },
});
