import { type Calendar, type Day, dayOf, daysBetween, type Instant } from "@wuxing/kernel/calendar";
import { startClock, type Term } from "@wuxing/kernel/clock";
import type { Case, OwnTerm } from "@wuxing/kernel/procedure";
import type { ApplicationData } from "./ApplicationData.ts";

type Application = Case<ApplicationData>;
export const permitKind = "01";
/** 行政许可法 binds permits; for other kinds its numbers are the city's to confirm. */
const isPermit = ({ data }: Application): boolean => (data.itemKind ?? permitKind) === permitKind;
export const isJoint = ({ data }: Application): boolean => (data.jointUnits?.length ?? 0) > 0;

/** The row by which a material that came is accepted or sent back. */
export const acceptWithin = (c: Application): string => `applications.accept${isPermit(c) ? "" : "Other"}`;

/** The row by which an application is decided (行政许可法 §42). */
export const decideWithin = (c: Application): string =>
  `applications.decide${isJoint(c) ? "Joint" : isPermit(c) ? "" : "Other"}`;

/** The row by which its time is lengthened, once. */
export const extensionWithin = (c: Application): string =>
  `applications.extension${isJoint(c) ? "Joint" : isPermit(c) ? "" : "Other"}`;

/** Whether a renewal came early enough to be deemed granted (§50): thirty days before it expires, or earlier. */
export const isDeemable = ({ data, openedAt }: Application, days = 30): boolean =>
  data.renews !== undefined && daysBetween(dayOf(openedAt), data.renews.expiresOn) >= days;

/**
 * The time to decide: what the law gives, or a law of the item's own in its place; the promise where it ends sooner; and
 * never beyond the day on which a permit to be renewed expires.
 */
export function decisionTerm(c: Application, row: Term, from: Instant, calendar: Calendar): OwnTerm | undefined {
  const { legal, promisedTerm, renews } = c.data;
  const dueAt = (term: Term): Instant => startClock(calendar, { rule: "", term, at: from }).dueAt;
  let [own, due] = [legal, dueAt(legal ?? row)];
  const expiry = renews && isDeemable(c) ? untilExpiry(from, renews.expiresOn) : undefined;
  for (const shorter of [promisedTerm, expiry])
    if (shorter && dueAt(shorter) < due) [own, due] = [shorter, dueAt(shorter)];
  return own;
}

/** The time of the lower level to look first (§43), and never beyond the day on which a permit to be renewed expires. */
export function reviewTerm(c: Application, row: Term, from: Instant, calendar: Calendar): OwnTerm | undefined {
  const { renews } = c.data;
  if (!renews || !isDeemable(c)) return undefined;
  const dueAt = (term: Term): Instant => startClock(calendar, { rule: "", term, at: from }).dueAt;
  const expiry = untilExpiry(from, renews.expiresOn);
  return dueAt(expiry) < dueAt(row) ? expiry : undefined;
}

const untilExpiry = (from: Instant, expiresOn: Day): OwnTerm => ({
  amount: Math.max(0, daysBetween(dayOf(from), expiresOn)),
  ...{ unit: "calendarDay", rolls: false, basis: `许可有效期届满日 ${expiresOn}` },
});
