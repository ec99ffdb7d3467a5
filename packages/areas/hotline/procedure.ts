import { dayOf } from "@wuxing/kernel/calendar";
import { type Case, defineProcedure, stay } from "@wuxing/kernel/procedure";
import { t } from "@wuxing/kernel/text";
import { dispatchProposal } from "./dispatchProposal.ts";
import * as inputs from "./inputs.ts";
import { sealing } from "./sealing.ts";
import { titleOf } from "./titleOf.ts";

/** What the hotline remembers of a request. */
export interface RequestData {
  readonly text: string;
  readonly kind: string;
  readonly topic?: string;
  /** Set where whoever dispatched the request said what it is about. */
  readonly topicConfirmed?: true;
  readonly place?: string;
  readonly location?: { readonly lat: number; readonly long: number };
  readonly channel: string;
  readonly publish: boolean;
  readonly files?: readonly string[];
  readonly suggestedUnit?: string;
  /** The unit complained about, which is not told who complains; and whether who reports may be named to the unit in charge. */
  readonly about?: string;
  readonly named?: boolean;
  readonly refusal?: { readonly reason: string; readonly channel: string };
  /** The unit it belongs to in the words of the unit that returned it, and the units that have returned it. */
  readonly rightUnit?: string | null;
  readonly returnedBy?: readonly string[];
  /** The unit that it was sent to first. */
  readonly firstUnit?: string;
  readonly contacted?: boolean;
  /** Set once the hotline has designated the unit: from then on no return is possible. */
  readonly designated?: true;
  /** Asked once by each unit: true while it waits to be decided, then how it was decided; null with a new unit. */
  readonly extensionAsked?: true | "granted" | "denied" | null;
  /** As with the extension; `lapsed` where the unit went on before it was decided. Granted once to each unit. */
  readonly suspension?: "asked" | "granted" | "declined" | "lapsed" | null;
  readonly answer?: string;
  readonly answeredAt?: string;
  /** Whether the first answer came before its day; absent while that day is not certain. */
  readonly inTime?: boolean;
  readonly solved?: string;
  readonly redone?: number;
  readonly callBackTries?: number;
  readonly callBack?: { readonly outcome: string; readonly contacted: boolean };
}

/** The unit that answers for what the hotline settles itself. */
const hotlineCentre = "px-12345";

const atUnit = ["inProgress", "redoing"] as const;
const open = ["received", "accepted", "dispatched", "inProgress", "redoing", "suspended", "returnRequested"] as const;

/** The clock that runs from dispatch to answer depends on the kind of request. */
const answerWithin = (c: Case<RequestData>): string => `hotline.answer.${c.data.kind}`;

/** A request to the 12345 hotline, from intake to call-back (rules.md §2; 国办发〔2020〕53号; 安阳条例 §50; 潍坊 §21–26). */
export const requestProcedure = defineProcedure<RequestData>()({
  type: "hotline.request",
  title: t("12345 诉求", "12345 request"),
  prefix: "RX",
  publishes: (c) => c.state === "closed" && c.data.publish,
  open: {
    title: t("提诉求", "Say something"),
    by: "anyone",
    input: inputs.openRequest,
    to: "received",
    remember: ({ title: _title, division: _division, ...data }) => data,
    head: (input) => ({
      title: input.title || titleOf(input),
      division: input.division,
      ...(input.about ? { sealedFrom: [input.about] } : {}),
    }),
  },
  states: {
    received: { title: t("待受理", "Received"), waitsFor: "agent", within: "hotline.accept" },
    accepted: { title: t("待派单", "To be dispatched"), waitsFor: "dispatcher", within: "hotline.dispatch" },
    dispatched: {
      title: t("待签收", "To be signed for"),
      waitsFor: "assignedUnit",
      within: "hotline.sign",
      alsoStarts: [answerWithin, "hotline.return"],
    },
    inProgress: { title: t("办理中", "In progress"), waitsFor: "assignedUnit", within: answerWithin, continues: true },
    redoing: { title: t("重办中", "Being done again"), waitsFor: "assignedUnit", within: "hotline.redo" },
    suspended: {
      title: t("暂缓办理", "Suspended"),
      waitsFor: "assignedUnit",
      within: "hotline.suspension",
      stops: answerWithin,
      ifOverdue: "resume",
    },
    returnRequested: {
      title: t("退单待定", "Return asked for"),
      waitsFor: "dispatcher",
      within: "hotline.returnDecision",
    },
    terminationRequested: {
      title: t("申请终止", "Termination asked for"),
      waitsFor: "dispatcher",
      within: "hotline.returnDecision",
    },
    answered: { title: t("待审核", "Answer being checked"), waitsFor: "agent", within: "hotline.audit" },
    callBack: { title: t("待回访", "To be called back"), waitsFor: "agent", within: "hotline.callBack" },
    closed: { title: t("已办结", "Closed"), final: true, tone: "done" },
    refused: { title: t("不予受理", "Not accepted"), final: true, tone: "refused" },
    terminated: { title: t("已终止", "Terminated"), final: true, tone: "refused" },
    withdrawn: { title: t("已撤回", "Withdrawn"), final: true, tone: "refused" },
  },
  actions: {
    accept: {
      title: t("受理", "Accept"),
      by: ["agent", "dispatcher"],
      from: "received",
      to: "accepted",
      input: inputs.accept,
      remember: (_c, input) => (input.kind ? { kind: input.kind } : {}),
    },
    dispatch: {
      title: t("派单", "Dispatch"),
      by: ["dispatcher", "agent"],
      from: ["accepted", "received"],
      to: "dispatched",
      input: inputs.dispatch,
      proposes: dispatchProposal,
      head: (c, input) => ({ unit: input.unit, ...sealing(c, input.unit) }),
      remember: (c, input) => ({
        ...firstUnit(c, input.unit),
        ...(input.topic ? { topic: input.topic, topicConfirmed: true as const } : {}),
      }),
    },
    sign: {
      title: t("签收", "Sign for it"),
      by: "assignedUnit",
      from: "dispatched",
      to: "inProgress",
      input: inputs.sign,
    },
    answer: {
      title: t("答复", "Answer"),
      by: "assignedUnit",
      from: atUnit,
      to: "answered",
      input: inputs.answer,
      remember: (c, input, at) => ({
        answer: input.answer,
        solved: input.solved,
        ...timeliness(c, at),
        ...lapsing(c),
      }),
    },
    reportProgress: {
      title: t("填报进展", "Report progress"),
      by: "assignedUnit",
      from: [...atUnit, "suspended"],
      to: stay,
      input: inputs.progress,
    },
    contactReporter: {
      title: t("记录联系群众", "Record contact"),
      by: "assignedUnit",
      from: ["dispatched", ...atUnit, "suspended"],
      to: stay,
      input: inputs.contact,
      remember: () => ({ contacted: true }),
      internal: true,
    },
    requestExtension: {
      title: t("申请延期", "Ask for an extension"),
      by: "assignedUnit",
      from: "inProgress",
      to: stay,
      input: inputs.reasonOnly,
      unless: (c) => extensionBarred(c) ?? decisionPending(c),
      remember: () => ({ extensionAsked: true }),
    },
    requestReturn: {
      title: t("申请退单", "Ask to return it"),
      by: "assignedUnit",
      from: ["dispatched", "inProgress"],
      to: "returnRequested",
      input: inputs.requestReturn,
      remember: (_c, input) => ({ rightUnit: input.rightUnit || null }),
      unless: (c, at) => decisionPending(c) ?? returnBarred(c, at),
      internal: true,
    },
    requestSuspension: {
      title: t("申请暂缓（客观障碍）", "Ask to suspend for an obstacle"),
      by: "assignedUnit",
      from: "inProgress",
      to: stay,
      input: inputs.suspend,
      unless: (c) => decisionPending(c) ?? suspensionBarred(c),
      refuse: (_c, input, at) =>
        input.until <= dayOf(at) ? t("预计日期应在今天以后", "The expected date must lie after today") : undefined,
      latest: { field: "until", within: "hotline.suspension" },
      remember: () => ({ suspension: "asked" as const }),
      internal: true,
    },
    resume: {
      title: t("恢复办理", "Resume"),
      by: ["assignedUnit", "clock"],
      from: "suspended",
      to: "inProgress",
      input: inputs.noteOnly,
    },
    requestTermination: {
      title: t("申请终止", "Ask to terminate"),
      by: "assignedUnit",
      from: "inProgress",
      to: "terminationRequested",
      input: inputs.reasonOnly,
      unless: decisionPending,
      internal: true,
    },
    passAudit: { title: t("审核通过", "Pass"), by: "agent", from: "answered", to: "callBack", input: inputs.noteOnly },
    sendBack: {
      title: t("退回重办", "Send back to be done again"),
      by: "agent",
      from: "answered",
      to: "redoing",
      input: inputs.reasonOnly,
      remember: (c) => ({ redone: (c.data.redone ?? 0) + 1 }),
    },
    recordCallBack: {
      title: t("登记回访", "Record the call-back"),
      by: "agent",
      from: "callBack",
      input: inputs.callBack,
      to: (c, input) => afterCallBack(c, input.outcome),
      remember: (c, input) =>
        input.outcome === "noAnswer"
          ? { callBackTries: (c.data.callBackTries ?? 0) + 1 }
          : {
              callBack: { outcome: input.outcome, contacted: input.contacted },
              // Done again it will be called back again, with three tries of its own.
              ...(input.outcome === "unsatisfied" ? { redone: (c.data.redone ?? 0) + 1, callBackTries: 0 } : {}),
            },
    },
    refuse: {
      title: t("不予受理", "Do not accept"),
      by: ["agent", "dispatcher"],
      from: ["received", "accepted"],
      to: "refused",
      input: inputs.refuse,
      remember: (_c, input) => ({ refusal: input }),
    },
    answerDirectly: {
      title: t("直接答复", "Answer at once"),
      by: ["agent", "dispatcher"],
      from: "received",
      to: "closed",
      input: inputs.directAnswer,
      head: () => ({ unit: hotlineCentre }),
      remember: (_c, input) => ({ answer: input.answer, solved: "solved" }),
    },
    grantReturn: {
      title: t("同意退单", "Grant the return"),
      by: "dispatcher",
      from: "returnRequested",
      to: "accepted",
      input: inputs.noteOnly,
      head: () => ({ unit: null }),
      remember: (c) => ({
        extensionAsked: null,
        suspension: null,
        returnedBy: [...(c.data.returnedBy ?? []), ...(c.unit ? [c.unit] : [])],
      }),
      internal: true,
    },
    designate: {
      title: t("指定承办（不得再退）", "Designate; no further return"),
      by: "dispatcher",
      from: ["returnRequested", "accepted"],
      to: (c) => (c.state === "accepted" ? "dispatched" : "inProgress"),
      input: inputs.designate,
      head: (c, input) => ({ unit: input.unit, ...sealing(c, input.unit) }),
      remember: (c, input) => ({
        designated: true as const,
        ...firstUnit(c, input.unit),
        // Another unit may ask for itself; the same one has had its turn.
        ...(input.unit === c.unit ? {} : { extensionAsked: null, suspension: null }),
      }),
      internal: true,
    },
    grantTermination: {
      title: t("同意终止", "Grant the termination"),
      by: "dispatcher",
      from: "terminationRequested",
      to: "terminated",
      input: inputs.reasonOnly,
    },
    refuseTermination: {
      title: t("不同意终止", "Refuse the termination"),
      by: "dispatcher",
      from: "terminationRequested",
      to: "inProgress",
      input: inputs.reasonOnly,
    },
    extend: {
      title: t("延期获准", "Extension granted"),
      by: "system",
      from: "inProgress",
      to: stay,
      input: inputs.noteOnly,
      extends: "hotline.extension",
      remember: () => ({ extensionAsked: "granted" as const }),
    },
    refuseExtension: {
      title: t("延期未获准", "Extension not granted"),
      by: "system",
      from: open,
      to: stay,
      input: inputs.noteOnly,
      remember: () => ({ extensionAsked: "denied" as const }),
    },
    suspend: {
      title: t("暂缓获准", "Suspension granted"),
      by: "system",
      from: "inProgress",
      to: "suspended",
      input: inputs.suspend,
      due: (_c, input) => input.until,
      remember: () => ({ suspension: "granted" as const }),
    },
    declineSuspension: {
      title: t("暂缓未获准", "Suspension not granted"),
      by: "system",
      from: "inProgress",
      to: stay,
      input: inputs.noteOnly,
      remember: () => ({ suspension: "declined" as const }),
      internal: true,
    },
    viewContact: {
      title: t("查看联系方式", "Show contact details"),
      by: ["agent", "assignedUnit"],
      from: [...open, "answered", "callBack"],
      to: stay,
      input: inputs.purpose,
      internal: true,
      reveals: "reporter",
    },
    addInformation: {
      title: t("补充情况", "Add information"),
      by: ["applicant", "agent"],
      from: open,
      to: stay,
      input: inputs.addInformation,
    },
    withdraw: {
      title: t("撤回诉求", "Withdraw"),
      by: "applicant",
      from: open,
      to: "withdrawn",
      input: inputs.noteOnly,
      remember: lapsing,
    },
  },
});

/** 退单: only in time, and never after the hotline has designated the unit (安阳条例 §50; 潍坊 §22). */
function returnBarred(c: Case<RequestData>, at: string) {
  if (c.data.designated)
    return t("热线已指定承办，不能再退单", "The hotline has designated this unit; no return is possible");
  const limit = c.clocks["hotline.return"];
  if (limit?.certain && limit.dueAt < at) return t("已过退单时限", "The time for returning it has passed");
  return undefined;
}

const firstUnit = (c: Case<RequestData>, unit: string): Partial<RequestData> =>
  c.data.firstUnit ? {} : { firstUnit: c.unit ?? c.data.returnedBy?.[0] ?? unit };

/** Judged by the first answer: doing it again has a clock of its own. */
function timeliness(c: Case<RequestData>, at: string): Partial<RequestData> {
  if (c.data.answeredAt || !c.clock) return {};
  return { answeredAt: at, ...(c.clock.certain ? { inTime: at <= c.clock.dueAt } : {}) };
}

/** While an extension or a suspension waits to be decided, its unit keeps the case in hand: else it would touch another's clock, or none. */
function decisionPending(c: Case<RequestData>) {
  if (c.data.extensionAsked === true)
    return t("延期申请尚未批复，先等批复", "An extension waits to be decided; wait for that first");
  if (c.data.suspension === "asked")
    return t("暂缓申请尚未批复，先等批复", "A suspension waits to be decided; wait for that first");
  return undefined;
}

/** Once for each unit, and once for the clock: one that ran on under another unit may have been lengthened there. */
const extensionBarred = (c: Case<RequestData>) =>
  c.data.extensionAsked || c.clock?.extension ? t("延期只能申请一次", "An extension can be asked for once") : undefined;

/** A second suspension would carry the case beyond the bound of the first. */
const suspensionBarred = (c: Case<RequestData>) =>
  c.data.suspension === "granted" ? t("只能暂缓一次", "It can be suspended once") : undefined;

/** What was asked for and not decided is of no use once the case leaves the unit's hands. */
function lapsing(c: Case<RequestData>): Partial<RequestData> {
  return {
    ...(c.data.suspension === "asked" ? { suspension: "lapsed" as const } : {}),
    ...(c.data.extensionAsked === true ? { extensionAsked: null } : {}),
  };
}

function afterCallBack(c: Case<RequestData>, outcome: string) {
  if (outcome === "unsatisfied") return "redoing";
  if (outcome === "noAnswer" && (c.data.callBackTries ?? 0) < 2) return stay;
  return "closed";
}
