import type { Almanac, Case } from "@wuxing/kernel/procedure";
import { t } from "@wuxing/kernel/text";
import { hoursOfCalls, nextTry } from "./callBackTimes.ts";
import type { RequestData } from "./RequestData.ts";

/** 退单: only in time, and never after the hotline has designated the unit (安阳条例 §50; 潍坊 §22). */
export function returnBarred(c: Case<RequestData>, at: string) {
  if (c.data.designated)
    return t("热线已指定承办，不能再退单", "The hotline has designated this unit; no return is possible");
  const limit = c.clocks["hotline.return"];
  if (limit?.certain && limit.dueAt < at) return t("已过退单时限", "The time for returning it has passed");
  return undefined;
}

/** Which unit it went to first: what was sent to the right one at once is told by it. */
export const firstUnit = (c: Case<RequestData>, unit: string): Partial<RequestData> =>
  c.data.firstUnit ? {} : { firstUnit: (c.state === "accepted" ? null : c.unit) ?? c.data.returnedBy?.[0] ?? unit };

/** What is remembered of a unit's answer; one that cites nothing takes the place of one that did. */
export const answering = (given: {
  answer: string;
  solved: string;
  cites?: readonly string[] | undefined;
}): Partial<RequestData> => ({ answer: given.answer, solved: given.solved, cites: given.cites ?? [] });

/** Judged by the first answer: doing it again has a clock of its own. */
export function timeliness(c: Case<RequestData>, at: string): Partial<RequestData> {
  if (c.data.answeredAt || !c.clock) return {};
  return { answeredAt: at, ...(c.clock.certain ? { inTime: at <= c.clock.dueAt } : {}) };
}

/** While an extension or a suspension waits to be decided, its unit keeps the case in hand: else it would touch another's clock, or none. */
export function decisionPending(c: Case<RequestData>) {
  if (c.data.extensionAsked === true)
    return t("延期申请尚未批复，先等批复", "An extension waits to be decided; wait for that first");
  if (c.data.suspension === "asked")
    return t("暂缓申请尚未批复，先等批复", "A suspension waits to be decided; wait for that first");
  return undefined;
}

/** Once for each unit, and once for the clock: one that ran on under another unit may have been lengthened there. */
export const extensionBarred = (c: Case<RequestData>) =>
  c.data.extensionAsked || c.clock?.extension ? t("延期只能申请一次", "An extension can be asked for once") : undefined;

/** A second suspension would carry the case beyond the bound of the first. */
export const suspensionBarred = (c: Case<RequestData>) =>
  c.data.suspension === "granted" ? t("只能暂缓一次", "It can be suspended once") : undefined;

/** What was asked for and not decided is of no use once the case leaves the unit's hands. */
export function lapsing(c: Case<RequestData>): Partial<RequestData> {
  return {
    ...(c.data.suspension === "asked" ? { suspension: "lapsed" as const } : {}),
    ...(c.data.extensionAsked === true ? { extensionAsked: null } : {}),
  };
}

/** 首接负责: whoever has it first leads, also while the hotline decides on its return; a joint unit is asked once. */
export function jointBarred(c: Case<RequestData>, unit: string) {
  if (unit === c.unit)
    return t("主办单位不能同时协办，请另选单位", "The leading unit cannot be a joint unit; choose another");
  if (c.data.joint?.includes(unit))
    return t("这个单位已是协办单位，在子办件里催它", "This unit is asked already; press it in its own part");
  return undefined;
}

/** The lead answers once the others have reported to it, or says why it does not wait (北京条例 §14; 潍坊 §22). */
export const partsPending = (c: Case<RequestData>) =>
  c.data.partsOpen
    ? t(
        `还有 ${c.data.partsOpen} 个协办单位未报送；确实等不了的，用“协办未完，先行答复”并写明理由`,
        `${c.data.partsOpen} joint units have not reported; if it cannot wait, answer before them and say why`,
      )
    : undefined;

/** What is remembered of a joint unit that was asked. */
export const asking = (c: Case<RequestData>, unit: string): Partial<RequestData> => ({
  joint: [...(c.data.joint ?? []), unit],
  partsOpen: (c.data.partsOpen ?? 0) + 1,
});

export function meetingBarred(c: Case<RequestData>) {
  if (c.data.designated)
    return t("热线已指定承办，不再会商", "The hotline has designated the unit; there is no meeting any more");
  return meetingPending(c);
}

export const meetingPending = (c: Case<RequestData>) =>
  c.data.meeting ? t("已召集会商，等会商结果", "A meeting is called; wait for its outcome") : undefined;

/** Judged once for each unit, by the clock that began at dispatch. */
export function contact(c: Case<RequestData>, at: string): Partial<RequestData> {
  const limit = c.clocks["hotline.contact"];
  const known = c.data.contactedInTime ?? undefined;
  return { contacted: true, ...(known === undefined && limit ? { contactedInTime: at <= limit.dueAt } : {}) };
}

const tries = 3;

/** Nobody answered: asked again in another part of the day, three times in all. The term to do so begins anew. */
export function afterCallBack(c: Case<RequestData>, outcome: string) {
  // What the province answered, or the hotline itself, no unit has had in hand: it is dispatched, or sent up again. One
  // that was answered with its matter goes back to the unit that answered.
  const inHand = c.unit !== null && (c.data.firstUnit || c.data.joinedTo);
  if (outcome === "unsatisfied") return inHand ? "redoing" : "accepted";
  if (outcome === "noAnswer" && (c.data.callBackTries ?? 0) < tries - 1) return "callBack";
  return "closed";
}

/** A try that nobody answers counts only if it lies far enough from those before, in a part of the day of its own. */
export function tryBarred(c: Case<RequestData>, outcome: string, at: string, { rules }: Almanac) {
  if (outcome !== "noAnswer") return undefined;
  const next = nextTry(c.data.callBackMissed ?? [], at, hoursOfCalls(rules, at));
  if (next <= at) return undefined;
  const when = inChina(next);
  return t(
    `这一次还不能记为“未接通”：三次回访要在一天里不同的时段，最早 ${when} 再打`,
    `This cannot count as a try yet: the three tries lie in different parts of the day; call again from ${when} on`,
  );
}

const inChina = (instant: string): string =>
  new Date(Date.parse(instant) + 8 * 3_600_000).toISOString().slice(0, 16).replace("T", " ");

/** What a call-back adds to what is remembered; done again, it is called back again with three tries of its own. */
export function calledBack(
  c: Case<RequestData>,
  { outcome, contacted, solved }: { outcome: string; contacted: boolean; solved?: string | undefined },
  at: string,
): Partial<RequestData> {
  if (outcome === "noAnswer")
    return {
      callBackTries: (c.data.callBackTries ?? 0) + 1,
      callBackMissed: [...(c.data.callBackMissed ?? []), at],
    };
  return {
    callBack: { outcome, contacted, ...(solved ? { solved } : {}) },
    ...(outcome === "unsatisfied" ? { redone: (c.data.redone ?? 0) + 1, callBackTries: 0, callBackMissed: [] } : {}),
  };
}
