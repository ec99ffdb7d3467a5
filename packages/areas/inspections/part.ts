import { dayOf } from "@wuxing/kernel/calendar";
import { defineProcedure } from "@wuxing/kernel/procedure";
import { t } from "@wuxing/kernel/text";
import { z } from "zod";
import { type Outcome, outcomeOf, periodFault, recordFault } from "./checklist.ts";
import * as inputs from "./inputs.ts";
import { recordShare, signShare } from "./shareActions.ts";

const openPart = z.object({
  object: inputs.inspected,
  division: z.string().nullable(),
  share: inputs.share,
  until: z.iso.date(),
  /** The first day on which it may be carried out; cases opened before this was kept have none. */
  from: z.iso.date().optional(),
});

export interface PartData extends Omit<z.output<typeof openPart>, "division"> {
  readonly outcome?: Outcome;
}

/** What another department does at a joint inspection: its own officers, items and checklist, at the same visit. */
export const partProcedure = defineProcedure<PartData>()({
  type: "inspections.part",
  title: t("联合检查分工", "Department's part of a joint inspection"),
  prefix: "SX",
  open: {
    title: t("派发协同任务", "Assign the part"),
    by: "system",
    input: openPart,
    to: "assigned",
    remember: ({ division: _division, ...data }) => data,
    head: ({ object, division, share }) => ({ title: `协同检查：${object.name}`, unit: share.unit, division }),
  },
  states: {
    assigned: { title: t("待签收", "To be signed for"), waitsFor: "assignedUnit", within: "inspections.sign" },
    planned: { title: t("待检查", "To be inspected"), waitsFor: "assignedUnit", within: "inspections.onSite" },
    recorded: { title: t("已提交结果", "Result recorded"), final: true, tone: "done" },
    cancelled: { title: t("已取消", "Cancelled"), final: true, tone: "refused" },
  },
  actions: {
    sign: signShare,
    record: {
      ...recordShare,
      to: "recorded",
      refuse: (c, input, at) =>
        periodFault(c.data.from, dayOf(at)) ?? recordFault(c.data.share.checklist, input, dayOf(at)),
      remember: (c, input) => {
        const { unit, items, checklist } = c.data.share;
        return { outcome: outcomeOf(unit, items, checklist, input) };
      },
      internal: true,
    },
    cancel: {
      title: t("随主检查取消", "Cancelled with the inspection"),
      by: "system",
      from: ["assigned", "planned"],
      to: "cancelled",
      input: z.object({}),
    },
  },
});
