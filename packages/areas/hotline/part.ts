import { type Case, defineProcedure, field } from "@wuxing/kernel/procedure";
import { t } from "@wuxing/kernel/text";
import { z } from "zod";
import * as inputs from "./inputs.ts";

/** What a joint unit is asked to do, and what it reported to the lead. */
export interface PartData {
  readonly task: string;
  readonly lead: string | null;
  readonly report?: string;
  /** Its objection was decided once. */
  readonly upheld?: true;
}

const openPart = z.object({
  title: z.string(),
  unit: z.string(),
  division: z.string().nullable().optional(),
  task: inputs.task,
  lead: z.string().nullable(),
  agreed: z.boolean(),
});
const report = z.object({
  note: field(z.string().trim().min(2, { error: "请写明协办情况 | Please say what was done" }).max(2000), {
    label: t("协办情况", "What was done"),
    type: "textarea",
  }),
  files: field(z.array(z.uuid()).max(20).optional(), { label: t("附件", "Files"), type: "files" }),
});

const open = ["proposed", "assigned", "inProgress", "objected"] as const;
const objectionBarred = (c: Case<PartData>) =>
  c.data.upheld ? t("热线已决定由你单位协办", "The hotline has decided that your unit joins") : undefined;

/** What a unit does beside the lead (协办): asked by the hotline, or by the lead and agreed to; it reports to the lead (北京条例 §14; 潍坊 §22). */
export const partProcedure = defineProcedure<PartData>()({
  type: "hotline.part",
  title: t("协办件", "Joint unit's part"),
  prefix: "XB",
  open: {
    title: t("提请协办", "Ask for a joint unit"),
    by: "system",
    input: openPart,
    to: ({ agreed }) => (agreed ? "assigned" : "proposed"),
    remember: ({ task, lead }) => ({ task, lead }),
    head: ({ title, unit, division }) => ({ title, unit, division: division ?? null }),
  },
  states: {
    proposed: {
      title: t("待热线同意协办", "Waiting for the hotline"),
      waitsFor: "dispatcher",
      within: "hotline.returnDecision",
    },
    assigned: {
      title: t("待协办单位签收", "To be signed for"),
      waitsFor: "assignedUnit",
      within: "hotline.sign",
      alsoStarts: ["hotline.joint"],
    },
    inProgress: {
      title: t("协办中", "Being done"),
      waitsFor: "assignedUnit",
      within: "hotline.joint",
      continues: true,
    },
    objected: { title: t("协办单位有异议", "Objected to"), waitsFor: "dispatcher", within: "hotline.returnDecision" },
    reported: { title: t("已报送主办单位", "Reported to the lead"), final: true, tone: "done" },
    released: { title: t("不需协办", "Not needed"), final: true },
    lapsed: { title: t("诉求已了结", "The request has ended"), final: true },
  },
  actions: {
    sign: {
      title: t("签收", "Sign for it"),
      by: "assignedUnit",
      from: "assigned",
      to: "inProgress",
      input: inputs.sign,
    },
    report: {
      title: t("报送主办单位", "Report to the lead"),
      by: "assignedUnit",
      from: "inProgress",
      to: "reported",
      input: report,
      remember: (_c, input) => ({ report: input.note }),
    },
    object: {
      title: t("提出异议", "Object"),
      by: "assignedUnit",
      from: ["assigned", "inProgress"],
      to: "objected",
      input: inputs.reasonOnly,
      unless: objectionBarred,
      internal: true,
    },
    agree: {
      title: t("同意协办", "Agree"),
      by: "dispatcher",
      from: "proposed",
      to: "assigned",
      input: inputs.noteOnly,
    },
    uphold: {
      title: t("维持协办", "It joins"),
      by: "dispatcher",
      from: "objected",
      to: "inProgress",
      input: inputs.reasonOnly,
      remember: () => ({ upheld: true as const }),
      internal: true,
    },
    release: {
      title: t("不需协办", "Not needed"),
      by: "dispatcher",
      from: open,
      to: "released",
      input: inputs.reasonOnly,
      internal: true,
    },
    lapse: {
      title: t("诉求已了结", "The request has ended"),
      by: "system",
      from: open,
      to: "lapsed",
      input: inputs.noteOnly,
    },
  },
});
