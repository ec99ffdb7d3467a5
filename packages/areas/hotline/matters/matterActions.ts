import { type Case, field, stay } from "@wuxing/kernel/procedure";
import { t } from "@wuxing/kernel/text";
import { z } from "zod";
import { noteOnly, reasonOnly, suspend } from "../inputs.ts";
import type { RequestData } from "../RequestData.ts";
import { timeliness } from "../requestGuards.ts";
import { sealing } from "../sealing.ts";
import { joinBarred, leadFault } from "./joinBarred.ts";

const join = z.object({
  lead: field(
    z.string().trim().min(1, { error: "请填写牵头件编号 | Please give the leading request's number" }).max(40),
    {
      label: t("牵头件编号", "Number of the leading request"),
      help: t("同一件事先登记的那一件", "The request about the same matter that came first"),
    },
  ),
});
const suspension = suspend.omit({ plan: true });
const member = z.object({ caseId: z.number().int() });
const answer = z.object({
  answer: field(z.string(), { label: t("答复内容", "Answer"), type: "textarea" }),
  solved: z.string(),
  unit: field(z.string().nullable(), { label: t("承办单位", "Responsible unit"), type: "unit" }),
});

/** A joined request has the time of its own kind, from joining on; one whose matter is done again that of doing again. */
const within = (c: Case<RequestData>): string => (c.data.redone ? "hotline.redo" : `hotline.answer.${c.data.kind}`);

/** A request about a matter that is being handled already waits for the leading request's answer. */
export const matterStates = {
  joined: { title: t("已并入同一事项", "Joined to a matter"), waitsFor: "system", within, continues: "stopped" },
  joinedSuspended: {
    title: t("随牵头件暂缓", "Suspended with its matter"),
    waitsFor: "system",
    within: "hotline.suspension",
    stops: within,
  },
} as const;
const joined = ["joined", "joinedSuspended"] as const;

const leading = [
  ...["received", "accepted", "dispatched", "inProgress", "redoing", "suspended", "withProvince"],
  ...["returnRequested", "terminationRequested", "answered", "callBack"],
] as const;

/** Joining calls about one matter: each stays a case of its own, with its caller, its answer, its call-back and its rating. */
export const matterActions = {
  join: {
    title: t("并入同一事项", "Join to a matter"),
    by: ["agent", "dispatcher"],
    from: ["received", "accepted"],
    to: "joined",
    input: join,
    unless: joinBarred,
    refuse: (c: Case<RequestData>, { lead }: z.output<typeof join>) => leadFault(c, lead),
    remember: (_c: Case<RequestData>, { lead }: z.output<typeof join>) => ({ joinedTo: lead }),
    internal: true,
  },
  separate: {
    title: t("分出单办", "Separate from the matter"),
    by: ["agent", "dispatcher", "system"],
    from: joined,
    to: "accepted",
    input: reasonOnly,
    head: () => ({ unit: null }),
    remember: (c: Case<RequestData>) => ({
      joinedTo: null,
      ...(c.data.joinedTo ? { separatedFrom: c.data.joinedTo } : {}),
    }),
    internal: true,
  },
  followUnit: {
    title: t("随牵头件交承办单位", "With the leading request's unit"),
    by: "system",
    from: "joined",
    to: stay,
    input: z.object({ unit: z.string() }),
    head: (c: Case<RequestData>, { unit }: { unit: string }) => ({ unit, ...sealing(c, unit) }),
    internal: true,
  },
  answerWithMatter: {
    title: t("随牵头件答复", "Answered with the matter"),
    by: "system",
    from: "joined",
    to: "callBack",
    input: answer,
    head: (c: Case<RequestData>, { unit }: z.output<typeof answer>) => (unit ? { unit, ...sealing(c, unit) } : {}),
    remember: (c: Case<RequestData>, input: z.output<typeof answer>, at: string) => ({
      answer: input.answer,
      solved: input.solved,
      ...timeliness(c, at),
    }),
  },
  // The obstacle is the matter's, so its reason is told to each caller, as 潍坊 §21 asks; the term is extended by the same
  // row (安阳 §50) and once.
  extendWithMatter: {
    title: t("随牵头件延期", "Extended with the matter"),
    by: "system",
    from: "joined",
    to: stay,
    input: noteOnly,
    extends: "hotline.extension",
  },
  suspendWithMatter: {
    title: t("随牵头件暂缓", "Suspended with the matter"),
    by: "system",
    from: "joined",
    to: "joinedSuspended",
    input: suspension,
    due: (_c: Case<RequestData>, { until }: z.output<typeof suspension>) => until,
  },
  resumeWithMatter: {
    title: t("随牵头件恢复办理", "Resumed with the matter"),
    by: "system",
    from: "joinedSuspended",
    to: "joined",
    input: noteOnly,
  },
  redoWithMatter: {
    title: t("随牵头件重办", "Done again with the matter"),
    by: "system",
    from: "callBack",
    to: "joined",
    input: z.object({}),
    remember: (c: Case<RequestData>) => ({ redone: (c.data.redone ?? 0) + 1, callBackTries: 0, callBackMissed: [] }),
  },
  countJoined: {
    title: t("有诉求并入本件", "A request was joined to this one"),
    by: "system",
    from: leading,
    to: stay,
    input: member,
    remember: (c: Case<RequestData>, { caseId }: z.output<typeof member>) => ({
      joinedRequests: [...new Set([...(c.data.joinedRequests ?? []), caseId])],
    }),
    internal: true,
  },
  uncountJoined: {
    title: t("并入的诉求已分出", "A joined request went its own way"),
    by: "system",
    from: leading,
    to: stay,
    input: member,
    remember: (c: Case<RequestData>, { caseId }: z.output<typeof member>) => ({
      joinedRequests: (c.data.joinedRequests ?? []).filter((id) => id !== caseId),
    }),
    internal: true,
  },
} as const;
