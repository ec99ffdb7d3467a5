import { dayOf } from "@wuxing/kernel/calendar";
import { type Case, defineProcedure, stay } from "@wuxing/kernel/procedure";
import { t } from "@wuxing/kernel/text";
import { z } from "zod";
import * as inputs from "./inputs.ts";

type Milestone = z.output<typeof inputs.milestone>;

/** A unit's part of a point. `percent` is what the unit says; `verified` what the coordinator found. */
export interface PartData {
  readonly notice: string;
  readonly marker: string;
  readonly role: string;
  readonly milestones: readonly Milestone[];
  readonly lastDay: string;
  readonly percent: number;
  readonly latest?: string;
  /** True while it waits to be decided, then how it was decided; null where the part was reported before that. */
  readonly extensionAsked?: true | "granted" | "denied" | null;
  /** The day to which the present milestone was put off; null again once that milestone is reached. */
  readonly extendedTo?: string | null;
  readonly sentBack?: number;
}

const openPart = z.object({
  notice: z.uuid(),
  marker: z.string(),
  title: z.string(),
  unit: z.string(),
  division: z.string().nullable(),
  role: z.enum(["lead", "responsible", "support"]),
  milestones: z.array(inputs.milestone),
  lastDay: z.iso.date(),
});

/** The day a part must be done with next: an extension, else the first milestone not reached, else the last day. */
export const nextDue = (data: Pick<PartData, "milestones" | "lastDay" | "extendedTo">): string =>
  data.extendedTo ?? data.milestones.find((m) => m.due && !m.reachedOn)?.due ?? data.lastDay;

/** A day that the notice sets is one thing, the end of the year where it sets none another, to be confirmed. */
const dayRule = (c: { readonly data: Pick<PartData, "milestones" | "extendedTo"> }): string =>
  c.data.extendedTo || c.data.milestones.some((m) => m.due) ? "workPoints.milestone" : "workPoints.assumed";

/** What one responsible unit does for a point: sign, report with evidence, have it verified (rules.md §10: 立项→交办→跟踪→反馈→办结). */
export const partProcedure = defineProcedure<PartData>()({
  type: "workPoints.part",
  title: t("责任分工", "Unit's part"),
  prefix: "ZR",
  openToStaff: true,
  open: {
    title: t("交办", "Assign"),
    by: "system",
    input: openPart,
    to: "assigned",
    remember: ({ title: _title, unit: _unit, division: _division, ...data }) => ({ ...data, percent: 0 }),
    head: ({ title, unit, division }) => ({ title, unit, division }),
  },
  states: {
    assigned: { title: t("待签收", "To be signed for"), waitsFor: "assignedUnit", within: "workPoints.sign" },
    inProgress: {
      title: t("推进中", "Under way"),
      waitsFor: "assignedUnit",
      within: dayRule,
      continues: true,
    },
    reported: { title: t("待核验", "To be verified"), waitsFor: "coordinator", within: "workPoints.verify" },
    closed: { title: t("已完成", "Done"), final: true, tone: "done" },
  },
  actions: {
    sign: {
      title: t("签收", "Sign for it"),
      by: "assignedUnit",
      from: "assigned",
      to: "inProgress",
      input: inputs.sign,
      due: (c) => nextDue(c.data),
    },
    reportProgress: {
      title: t("填报进展", "Report progress"),
      by: "assignedUnit",
      from: "inProgress",
      to: stay,
      input: inputs.progress,
      remember: (c, input, at) => ({
        percent: input.percent,
        latest: input.text,
        ...(input.milestoneReached ? { milestones: reach(c, dayOf(at)), extendedTo: null } : {}),
      }),
      due: (c, input) =>
        input.milestoneReached
          ? nextDue({ ...c.data, milestones: reach(c, c.data.lastDay), extendedTo: null })
          : undefined,
    },
    reportDone: {
      title: t("报送完成", "Report it done"),
      by: "assignedUnit",
      from: "inProgress",
      to: "reported",
      input: inputs.done,
      remember: (c, input) => ({
        percent: 100,
        latest: input.text,
        // Its request lapses; sent back, the unit may ask again.
        ...(c.data.extensionAsked === true ? { extensionAsked: null } : {}),
      }),
    },
    requestExtension: {
      title: t("申请延期", "Ask for an extension"),
      by: "assignedUnit",
      from: "inProgress",
      to: stay,
      input: inputs.extension,
      unless: (c) => (c.data.extensionAsked ? t("延期只能申请一次", "An extension can be asked for once") : undefined),
      refuse: (c, input) =>
        input.until <= nextDue(c.data)
          ? t("延期日期应晚于现在的期限", "The new date must be later than the present one")
          : undefined,
      remember: () => ({ extensionAsked: true as const }),
    },
    extend: {
      title: t("延期获准", "Extension granted"),
      by: "system",
      from: "inProgress",
      to: stay,
      input: inputs.extend,
      lengthens: true,
      remember: (_c, input) => ({ extendedTo: input.until, extensionAsked: "granted" as const }),
      due: (_c, input) => input.until,
    },
    refuseExtension: {
      title: t("延期未获准", "Extension not granted"),
      by: "system",
      from: "inProgress",
      to: stay,
      input: inputs.denied,
      remember: () => ({ extensionAsked: "denied" as const }),
    },
    verify: {
      title: t("核验通过", "Verify"),
      by: "coordinator",
      from: "reported",
      to: "closed",
      input: inputs.opinion,
    },
    sendBack: {
      title: t("退回补充", "Send back"),
      by: "coordinator",
      from: "reported",
      to: "inProgress",
      input: inputs.reason,
      remember: (c) => ({ sentBack: (c.data.sentBack ?? 0) + 1, percent: Math.min(c.data.percent, 90) }),
    },
  },
});

/** The milestones with the first open one marked as reached. */
function reach(c: Case<PartData>, on: string): Milestone[] {
  const next = c.data.milestones.findIndex((m) => m.due && !m.reachedOn);
  return c.data.milestones.map((m, i) => (i === next ? { ...m, reachedOn: on } : m));
}
