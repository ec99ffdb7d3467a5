import { type Calendar, type Day, dayOf, daysBetween, type Instant } from "@wuxing/kernel/calendar";
import { startClock, type Term } from "@wuxing/kernel/clock";
import { type Case, defineProcedure, type OwnTerm } from "@wuxing/kernel/procedure";
import { t } from "@wuxing/kernel/text";
import { z } from "zod";
import * as inputs from "./inputs.ts";

interface ReviewData {
  readonly opinion?: string;
  /** The last day on which the application is decided: an opinion that comes later helps nobody. */
  readonly decideBy?: Day | undefined;
}

/** The unit's own term, but never beyond the day on which the application is decided. */
function untilDecided(c: Case<ReviewData>, row: Term, from: Instant, calendar: Calendar): OwnTerm | undefined {
  const { decideBy } = c.data;
  if (!decideBy || decideBy >= dayOf(startClock(calendar, { rule: "", term: row, at: from }).dueAt)) return undefined;
  const amount = Math.max(0, daysBetween(dayOf(from), decideBy));
  return { amount, unit: "calendarDay", rolls: false, basis: "主办单位的办理期限" };
}

const remember = (_c: unknown, { opinion }: { opinion: string }) => ({ opinion });

/** A joint unit's part of a decision (行政许可法 §26): its opinion is asked for and given within a term of its own. */
export const reviewProcedure = defineProcedure<ReviewData>()({
  type: "applications.review",
  title: t("联审", "Joint review"),
  prefix: "LS",
  open: {
    title: t("征求联审意见", "Ask for a joint unit's opinion"),
    by: "system",
    to: "reviewing",
    input: z.object({
      title: z.string(),
      unit: z.string(),
      division: z.string().nullable().optional(),
      decideBy: z.iso.date().optional(),
    }),
    remember: ({ decideBy }) => (decideBy ? { decideBy } : {}),
    head: ({ title, unit, division }) => ({ title, unit, division: division ?? null }),
  },
  states: {
    reviewing: {
      title: t("待反馈意见", "Opinion awaited"),
      ...{ waitsFor: "assignedUnit", within: "applications.review", ownTerm: untilDecided },
    },
    agreed: { title: t("同意", "Agreed"), final: true, tone: "done" },
    objected: { title: t("不同意", "Objected"), final: true, tone: "refused" },
    lapsed: { title: t("不再需要", "No longer needed"), final: true },
  },
  actions: {
    agree: {
      ...{
        title: t("同意", "Agree"),
        by: "assignedUnit",
        from: "reviewing",
        to: "agreed",
        input: inputs.passUp,
        remember,
      },
    },
    object: {
      title: t("不同意", "Object"),
      ...{ by: "assignedUnit", from: "reviewing", to: "objected", input: inputs.passUp, remember },
    },
    lapse: {
      title: t("申请已了结", "The application has ended"),
      ...{ by: "system", from: "reviewing", to: "lapsed", input: inputs.nothing },
    },
  },
});
