import { dayOf } from "@wuxing/kernel/calendar";
import { t } from "@wuxing/kernel/text";
import type { Change, RegisterFault } from "../Change.ts";
import type { RegisterName } from "../registers.ts";
import type { Checking } from "./Checking.ts";
import { fault } from "./Checking.ts";
import { checkCertificateIssuers } from "./checkCertificateIssuers.ts";
import { checkCertificateTemplates } from "./checkCertificateTemplates.ts";
import { checkCodes } from "./checkCodes.ts";
import { checkDelegations } from "./checkDelegations.ts";
import { checkDivisions } from "./checkDivisions.ts";
import { checkDuties } from "./checkDuties.ts";
import { checkGroups } from "./checkGroups.ts";
import { checkHolidays } from "./checkHolidays.ts";
import { checkPeople } from "./checkPeople.ts";
import { checkPosts } from "./checkPosts.ts";
import { checkRules } from "./checkRules.ts";
import { checkTemplates } from "./checkTemplates.ts";
import { checkUnits } from "./checkUnits.ts";

/** Rows that others lean on, or that held for a time, are ended and never taken away. */
const kept: ReadonlySet<RegisterName> = new Set([
  "divisions",
  "units",
  "people",
  "posts",
  "delegations",
  "certificateIssuers",
]);

/** What can be seen to be wrong with changes before anything is written. */
export const checkForm = (changes: readonly Change[]): RegisterFault[] => [
  ...removals(changes),
  ...twice(changes),
  ...backwards(changes),
  ...ownCovers(changes),
];

/** Everything that is wrong with these changes together, as the tables stand after them; empty where nothing is. */
export async function checkChanges(checking: Checking): Promise<RegisterFault[]> {
  const found: RegisterFault[] = [];
  const today = dayOf(checking.desk.now());
  for (const check of [
    ...[checkDivisions, checkUnits, checkPeople, checkPosts],
    ...[checkDelegations, checkHolidays, checkRules, checkTemplates, checkGroups, checkDuties, checkCodes],
    ...[checkCertificateTemplates, checkCertificateIssuers],
  ])
    found.push(...(await check(checking, today)));
  return found;
}

const removals = (changes: readonly Change[]): RegisterFault[] =>
  changes.flatMap(({ register, after }, change) =>
    after === null && kept.has(register)
      ? [fault(change, "until", t("不能删除，请填停用日期", "It cannot be removed; give the day on which it ends"))]
      : [],
  );

function twice(changes: readonly Change[]): RegisterFault[] {
  const seen = new Set<string>();
  return changes.flatMap(({ register, key }, change) => {
    const name = `${register} ${key}`;
    const before = seen.has(name);
    seen.add(name);
    return before
      ? [fault(change, "key", t("同一行写了两次，请去掉一处", "The same row is written twice; remove one"))]
      : [];
  });
}

const backwards = (changes: readonly Change[]): RegisterFault[] =>
  changes.flatMap(({ register, after }, change) => {
    if (typeof after?.since !== "string" || typeof after.until !== "string") return [];
    // A post or a unit that was entered by mistake may end on the day it begins; a rule, or a row of the dispatch table, is taken away instead.
    if (register === "rules" || register === "duties" ? after.until > after.since : after.until >= after.since)
      return [];
    return [fault(change, "until", t("结束日早于开始日，请改正", "It ends before it begins; please correct it"))];
  });

const ownCovers = (changes: readonly Change[]): RegisterFault[] =>
  changes.flatMap(({ register, after }, change) =>
    register === "delegations" && after?.from_user === after?.to_user
      ? [fault(change, "to_user", t("不能由自己代自己，请选一位同事", "Nobody covers for himself; choose a colleague"))]
      : [],
  );
