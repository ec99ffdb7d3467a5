import { dayOf } from "@wuxing/kernel/calendar";
import { defineProcedure, stay } from "@wuxing/kernel/procedure";
import { t } from "@wuxing/kernel/text";
import { z } from "zod";
import { type Outcome, outcome, outcomeOf, periodFault, recordFault } from "./checklist.ts";
import * as inputs from "./inputs.ts";
import { findResult, mends } from "./resultKinds.ts";
import { recordShare, signShare } from "./shareActions.ts";

const openVisit = z.object({
  round: z.uuid(),
  object: inputs.inspected,
  division: z.string().nullable(),
  /** The tasks of the plan that this one visit serves. */
  tasks: z.array(z.uuid()).min(1),
  /** The lead department first; each of the others gets a part of its own. */
  shares: z.array(inputs.share).min(1),
  /** The last day of the tasks' period. */
  until: z.iso.date(),
  /** The first day on which it may be carried out; cases opened before this was kept have none. */
  from: z.iso.date().optional(),
});
type OpenVisit = z.output<typeof openVisit>;

/** One inspection of one object, whatever number of tasks and departments it serves. */
export interface VisitData extends Omit<OpenVisit, "division"> {
  readonly outcomes: readonly Outcome[];
  readonly mended: number;
  /** Whether somebody of the firm signed; absent where nobody was there, or not yet. */
  readonly signature?: "signed" | "refused";
  readonly inspectedOn?: string;
  readonly publishedOn?: string;
  /** Why the lead department wants it cancelled, and where it stood when it asked. */
  readonly cancelling?: { readonly reason: string; readonly from: "assigned" | "planned" };
}

export const leadShare = ({ shares }: Pick<VisitData, "shares">): inputs.Share => {
  const [lead] = shares;
  if (!lead) throw new Error("a visit has at least one department");
  return lead;
};

/** How much is still to be mended of what its departments found. A case of which nothing is known has nothing. */
const leftToMend = ({ outcomes = [], mended = 0 }: Partial<VisitData>): number =>
  outcomes.filter(({ result }) => mends(result)).length - mended;

/** The departments that have not said yet what they found. */
function partsOpen({ shares, outcomes }: VisitData) {
  const open = shares.filter(({ unit }) => !outcomes.some((outcome) => outcome.unit === unit)).length;
  return open > 0
    ? t(`还有 ${open} 个部门没有提交检查结果`, `Departments that have not recorded their results yet: ${open}`)
    : undefined;
}

const recordedAlready = ({ outcomes }: VisitData) =>
  outcomes.length > 0
    ? t("已有部门提交检查结果，不能取消", "A department has recorded its result; it cannot be cancelled")
    : undefined;

/** An inspection by random draw (双随机抽查): signed for, carried out on site, signed by the firm, published, mended. */
export const visitProcedure = defineProcedure<VisitData>()({
  type: "inspections.visit",
  title: t("双随机检查", "Random inspection"),
  prefix: "SJ",
  publishes: (c) => c.data.publishedOn !== undefined,
  open: {
    title: t("派发检查任务", "Assign the inspection"),
    by: ["coordinator", "system"],
    input: openVisit,
    to: "assigned",
    remember: ({ division: _division, ...data }) => ({ ...data, outcomes: [], mended: 0 }),
    head: ({ object, division, shares }) => ({
      title: shares.length > 1 ? `联合检查：${object.name}` : `检查：${object.name}`,
      unit: shares[0]?.unit ?? null,
      division,
    }),
  },
  states: {
    assigned: { title: t("待签收", "To be signed for"), waitsFor: "assignedUnit", within: "inspections.sign" },
    planned: { title: t("待检查", "To be inspected"), waitsFor: "assignedUnit", within: "inspections.onSite" },
    recorded: {
      title: t("待当事人签字", "To be signed by the firm"),
      waitsFor: "assignedUnit",
      within: "inspections.signature",
    },
    toPublish: { title: t("待公示", "To be published"), waitsFor: "assignedUnit", within: "inspections.publish" },
    mending: {
      title: t("已公示，整改中", "Published, being mended"),
      waitsFor: "system",
      within: "inspections.mendLatest",
    },
    toCancel: {
      title: t("申请取消，待“五型”办同意", "To be cancelled, if the coordinator consents"),
      waitsFor: "coordinator",
      within: "inspections.consent",
    },
    closed: { title: t("已办结", "Closed"), final: true, tone: "done" },
    cancelled: { title: t("已取消", "Cancelled"), final: true, tone: "refused" },
  },
  actions: {
    sign: signShare,
    record: {
      ...recordShare,
      to: (_c, input) => (findResult(input.result)?.absent ? "toPublish" : "recorded"),
      refuse: (c, input, at) =>
        periodFault(c.data.from, dayOf(at)) ?? recordFault(leadShare(c.data).checklist, input, dayOf(at)),
      remember: (c, input, at) => {
        const { unit, items, checklist } = leadShare(c.data);
        return { outcomes: [...c.data.outcomes, outcomeOf(unit, items, checklist, input)], inspectedOn: dayOf(at) };
      },
      // The answers name what was wrong with a firm; the public reads the result.
      internal: true,
    },
    confirm: {
      title: t("当事人签字确认", "The firm's person signs"),
      by: "assignedUnit",
      from: "recorded",
      to: "toPublish",
      input: inputs.signature,
      unless: (c) => partsOpen(c.data),
      remember: () => ({ signature: "signed" as const }),
      internal: true,
    },
    refuseSignature: {
      title: t("当事人拒绝签字", "The firm's person refuses to sign"),
      by: "assignedUnit",
      from: "recorded",
      to: "toPublish",
      input: inputs.refusal,
      unless: (c) => partsOpen(c.data),
      remember: () => ({ signature: "refused" as const }),
      internal: true,
    },
    publish: {
      title: t("公示结果", "Publish the result"),
      by: "assignedUnit",
      from: "toPublish",
      to: (c) => (leftToMend(c.data) > 0 ? "mending" : "closed"),
      input: inputs.publish,
      unless: (c) => partsOpen(c.data),
      remember: (_c, _input, at) => ({ publishedOn: dayOf(at) }),
    },
    // Who was drawn is not dropped by those who would visit him alone.
    askCancel: {
      title: t("申请取消检查", "Ask to cancel the inspection"),
      by: "unitHead",
      from: ["assigned", "planned"],
      to: "toCancel",
      input: inputs.cancelling,
      unless: (c) => recordedAlready(c.data),
      remember: (c, input) => ({
        cancelling: {
          reason: input.reason,
          from: c.state === "planned" ? ("planned" as const) : ("assigned" as const),
        },
      }),
      internal: true,
    },
    cancel: {
      title: t("同意取消", "Consent, cancel it"),
      by: "coordinator",
      from: "toCancel",
      to: "cancelled",
      input: z.object({ note: inputs.text("意见", "Opinion") }),
      unless: (c) => recordedAlready(c.data),
      internal: true,
    },
    keep: {
      title: t("不同意取消，继续检查", "Do not consent, go on"),
      by: "coordinator",
      from: "toCancel",
      to: (c) => c.data.cancelling?.from ?? "assigned",
      input: z.object({ note: inputs.text("意见", "Opinion") }),
      due: (c) => (c.data.cancelling?.from === "planned" ? c.data.until : undefined),
      internal: true,
    },
    countPart: {
      title: t("一个协同部门已提交结果", "One department has recorded its result"),
      by: "system",
      from: ["assigned", "planned", "toCancel", "recorded", "toPublish"],
      to: stay,
      input: z.object({ outcome }),
      remember: (c, input) => ({ outcomes: [...c.data.outcomes, input.outcome] }),
      internal: true,
    },
    countMended: {
      title: t("一项整改已办结", "One mending is done"),
      by: "system",
      from: ["assigned", "planned", "toCancel", "recorded", "toPublish", "mending"],
      to: (c) => (c.state === "mending" && leftToMend(c.data) <= 1 ? "closed" : stay),
      input: z.object({}),
      remember: (c) => ({ mended: c.data.mended + 1 }),
      internal: true,
    },
  },
});
