import { defineProcedure, field } from "@wuxing/kernel/procedure";
import { t } from "@wuxing/kernel/text";
import { z } from "zod";
import { levels } from "./levels.ts";
import { publishWords } from "./publishWords.ts";

export interface InvitationData {
  readonly subjectType: string;
  readonly level?: string;
  readonly comment?: string;
  readonly channel?: string;
  /** Whoever rated agrees that his words are published, masked. */
  readonly publish?: true;
}

const openInvitation = z.object({
  subjectType: z.string(),
  title: z.string(),
  unit: z.string().nullable(),
  division: z.string().nullable(),
});

export const rate = z.object({
  level: field(
    z.enum(levels.map((l) => l.value) as [string, ...string[]], { error: "请选择一个评价 | Please choose one" }),
    {
      label: t("您的评价", "Your rating"),
      type: "radio",
      options: levels.map(({ value, label }) => ({ value, label })),
    },
  ),
  comment: field(z.string().trim().max(1000).optional(), { label: t("想说的话", "Anything to add"), type: "textarea" }),
  publish: publishWords,
  channel: z.enum(["web", "phone", "qr", "app", "sms"]).default("web"),
});

const kept = ({ level, comment, publish }: { level: string; comment?: string | undefined; publish: boolean }) => ({
  level,
  ...(comment ? { comment } : {}),
  ...(publish ? { publish: true as const } : {}),
});

/**
 * A person is asked once how a closed case was handled (一事一评). Who says nothing is counted as silent, never as good:
 * the usual default of 基本满意 is not ours (rules.md §3).
 */
export const invitationProcedure = defineProcedure<InvitationData>()({
  type: "ratings.invitation",
  title: t("服务评价", "Rating"),
  prefix: "PJ",
  open: {
    title: t("邀请评价", "Invite to rate"),
    by: "system",
    input: openInvitation,
    to: "awaiting",
    remember: ({ subjectType }) => ({ subjectType }),
    head: ({ title, unit, division }) => ({ title, unit, division }),
  },
  states: {
    awaiting: {
      title: t("待评价", "Awaiting rating"),
      waitsFor: "applicant",
      within: "ratings.window",
      ifOverdue: "lapse",
    },
    rated: { title: t("已评价", "Rated"), final: true, tone: "done" },
    silent: { title: t("未评价", "Not rated"), final: true },
  },
  actions: {
    rate: {
      title: t("评价", "Rate"),
      by: "applicant",
      from: "awaiting",
      to: "rated",
      input: rate,
      remember: (_c, { channel, ...said }) => ({ channel, ...kept(said) }),
    },
    // Said on the phone and written down by an agent: the channel is not his to choose.
    rateByPhone: {
      title: t("登记电话评价", "Record a rating by phone"),
      by: "agent",
      from: "awaiting",
      to: "rated",
      input: rate.omit({ channel: true }),
      remember: (_c, said) => ({ channel: "phone", ...kept(said) }),
    },
    lapse: { title: t("逾期未评", "No rating came"), by: "clock", from: "awaiting", to: "silent", input: z.object({}) },
  },
});
