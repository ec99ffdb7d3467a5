import type { Actor, Case } from "@wuxing/kernel/procedure";
import { defineProcedure, field } from "@wuxing/kernel/procedure";
import { t } from "@wuxing/kernel/text";
import { z } from "zod";
import { appealGrounds } from "./appealGrounds.ts";
import { levels } from "./levels.ts";

interface AppealData {
  readonly invitation: number;
  readonly mending: number;
  readonly level: string;
  readonly ground: string;
  readonly reason: string;
  /** Who appealed; he does not review. */
  readonly appealedBy: string;
  readonly opinion?: string;
}

const openAppeal = z.object({
  invitation: z.int(),
  mending: z.int(),
  level: field(z.string(), {
    label: t("评价", "Rating"),
    type: "radio",
    options: levels.map(({ value, label }) => ({ value, label })),
  }),
  ground: field(z.string(), { label: t("申诉理由", "Ground"), type: "radio", options: appealGrounds }),
  reason: field(z.string(), { label: t("事实和证据", "Facts and evidence"), type: "textarea" }),
  appealedBy: z.string(),
  title: z.string(),
  unit: z.string().nullable(),
  division: z.string().nullable(),
});
const opinion = z.object({
  opinion: field(z.string().trim().min(4, { error: "请写明复核意见 | Please give the opinion" }).max(2000), {
    label: t("复核意见", "Opinion"),
    type: "textarea",
  }),
});

/** Neither who appealed nor anybody of the unit that was rated decides about the rating (国办发〔2019〕51号: 申诉复核). */
function recused(c: Case<AppealData>, { id, posts }: Actor) {
  if (id === c.data.appealedBy) return t("申诉人不能复核自己的申诉", "Whoever appealed does not review his own appeal");
  return c.unit !== null && posts.some(({ unit, below }) => unit === c.unit || below?.includes(c.unit ?? ""))
    ? t("被评价的单位不能复核", "The unit that was rated does not review")
    : undefined;
}

/**
 * A rating that the unit holds to be malicious or mistaken is reviewed by somebody else. While it is, the rating counts
 * neither as good nor as bad (appealed); found so it is excluded, and kept.
 */
export const appealProcedure = defineProcedure<AppealData>()({
  type: "ratings.appeal",
  title: t("评价申诉复核", "Review of an appeal"),
  prefix: "SS",
  open: {
    title: t("提出申诉", "Appeal"),
    by: "system",
    input: openAppeal,
    to: "reviewing",
    remember: ({ title: _title, unit: _unit, division: _division, ...data }) => data,
    head: ({ title, unit, division }) => ({ title, unit, division }),
  },
  states: {
    reviewing: { title: t("待复核", "Under review"), waitsFor: "coordinator", within: "ratings.appeal" },
    excluded: { title: t("申诉成立，评价剔除", "Upheld: the rating is excluded"), final: true, tone: "done" },
    stands: { title: t("申诉不成立，评价有效", "Not upheld: the rating stands"), final: true, tone: "refused" },
  },
  actions: {
    exclude: {
      title: t("申诉成立，剔除", "Uphold and exclude"),
      by: "coordinator",
      from: "reviewing",
      to: "excluded",
      input: opinion,
      bars: recused,
      remember: (_c, input) => ({ opinion: input.opinion }),
    },
    letStand: {
      title: t("申诉不成立", "Let the rating stand"),
      by: "coordinator",
      from: "reviewing",
      to: "stands",
      input: opinion,
      bars: recused,
      remember: (_c, input) => ({ opinion: input.opinion }),
    },
  },
});
