import { dayOf, type Instant } from "@wuxing/kernel/calendar";
import type { Almanac, Case } from "@wuxing/kernel/procedure";
import { formatDay, type Text, t } from "@wuxing/kernel/text";
import type { ApplicationData } from "./ApplicationData.ts";
import { awaitedBarred } from "./broughtPieces.ts";
import { isDeemable } from "./decisionTerm.ts";
import { lastDayOf, longestWords } from "./specialChoice.ts";

type Application = Case<ApplicationData>;

/** Whether the five days in which to tell what is missing are over; a day that is not certain binds nobody. */
const isLate = ({ clock }: Application, at: Instant): boolean => Boolean(clock?.certain && at > clock.dueAt);

/** What is told after the fifth day is told too late: it is accepted by law. */
export const toldTooLate = (c: Application, at: Instant): Text | undefined =>
  isLate(c, at)
    ? t(
        "已过五个工作日没有告知，依法自收到材料之日起即为受理（行政许可法第三十二条）",
        "The five working days are over: by law it is accepted from the day the material came (Administrative Licensing Law §32)",
      )
    : undefined;

/** What has not come is told and not accepted (§32); once the five days are over it is accepted all the same. */
export const acceptBarred = (c: Application, at: Instant): Text | undefined =>
  isLate(c, at) ? undefined : awaitedBarred(c);

/** When what is before the unit now came: the application itself, or what mended it. */
export const receivedAt = (c: Application): Instant => c.data.receivedAt ?? c.openedAt;

/** What is remembered of an acceptance; one that comes late holds from the day the material came. */
export const accepting = (c: Application, at: Instant, deemed = isLate(c, at)): Partial<ApplicationData> => ({
  acceptedAt: at,
  decisionSince: deemed ? receivedAt(c) : null,
  ...(deemed ? { deemedAccepted: true } : {}),
  reviewsOpen: c.data.jointUnits.length,
});

/** Where an application goes to be decided: a renewal that came in time, before the permit expires. */
export const whereReviewed = (c: Application) => (isDeemable(c) ? ("renewing" as const) : ("inProgress" as const));

/** Where an accepted application goes: first to the lower level, which has it already, or to be decided. */
export function whereAccepted(c: Application) {
  if (!c.data.preReviewUnit) return whereReviewed(c);
  return isDeemable(c) ? ("preReviewRenewing" as const) : ("preReview" as const);
}

/** The unit that decides, whoever looked first. */
export const unitDeciding = ({ data }: Application): { unit: string } => ({ unit: data.unitDeciding });

/** Only what is decided at once is decided before it is accepted. */
export const decidedTooEarly = (c: Application): Text | undefined =>
  c.state === "received" && c.data.handling !== "1"
    ? t("先受理，再决定：只有即办件当场决定", "Accept it first: only what is decided at once is decided on receipt")
    : undefined;

/** A joint decision waits for every unit, and is not granted against one of them; at once is granted what is complete. */
export function grantBarred(c: Application, at: Instant): Text | undefined {
  const { reviewsOpen = 0, reviewsAgainst = 0 } = c.data;
  if (reviewsOpen > 0)
    return t(`还有 ${reviewsOpen} 个联审单位没有反馈意见`, `${reviewsOpen} joint units have not given their opinion`);
  if (reviewsAgainst > 0) return t("有联审单位不同意，不能准予", "A joint unit objects, so it cannot be granted");
  return decidedTooEarly(c) ?? (c.state === "received" ? acceptBarred(c, at) : undefined);
}

/** Why no extension may be asked for: it is granted once. */
export const extensionBarred = (c: Application): Text | undefined =>
  c.data.extensionAsked
    ? t("已经申请过延长，只能延长一次", "An extension was asked for before; there is only one")
    : undefined;

/** Why a special procedure may not begin, or not last so long: the item has it, and the guide says how long it takes. */
export function specialBarred(
  c: Application,
  { kind, until }: { readonly kind: string; readonly until: string },
  at: Instant,
  almanac: Almanac,
): Text | undefined {
  if (until <= dayOf(at)) return t("日期应在今天以后", "The day must lie after today");
  const step = c.data.specials.find((one) => one.kind === kind);
  if (!step)
    return t("办事指南里没有这个特别程序，时间不能扣除", "The guide has no such special procedure, so its time counts");
  const last = lastDayOf(step, at, almanac);
  const longest = longestWords(step);
  return until > last
    ? t(
        `办事指南写明“${step.name}”最长 ${longest.zh}，最晚到 ${formatDay(last, "zh")}`,
        `The guide gives ${longest.en} for it: ${formatDay(last, "en")} at the latest`,
      )
    : undefined;
}

/** Two or more check on site (行政许可法 §34); the number is a rule row's. */
export function siteCheckBarred(staff: string, at: Instant, { rules }: Almanac): Text | undefined {
  const distinct = new Set(staff.split(/[,，、;；\s]+/u).filter(Boolean));
  const least = rules.get("applications.siteCheckers", dayOf(at)).value.amount;
  return distinct.size < least
    ? t(`实地核查应由 ${least} 名以上工作人员进行`, `A check on site is made by ${least} or more members of the staff`)
    : undefined;
}

/** Where a grant leads: a fee that is not paid holds the handing over, never the decision. */
export const whereGranted = ({ data }: Application) =>
  data.fee && !data.feePaid && !data.feeWaived ? ("awaitingFee" as const) : ("granted" as const);
