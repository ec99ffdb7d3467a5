import { type Text, t } from "@wuxing/kernel/text";

/** A condition on a request (`c` of `cases`) that a figure counts by, so that its number and its list are one. */
export interface Measure {
  readonly title: Text;
  readonly sql: string;
}

const contacted = "c.data->'callBack'->>'contacted' = 'true'";

/** Of those that a unit closed; a request that the hotline settled itself was sent to none. */
const closedByUnit = "c.state = 'closed' AND c.data->>'firstUnit' IS NOT NULL";
const first = "c.data->>'firstUnit' = c.unit AND c.data->'returnedBy' IS NULL";

/** What requests are counted by, each beside those that do not meet it. */
export const requestMeasures = {
  inTime: { title: t("按时答复", "Answered in time"), sql: "c.data->>'inTime' = 'true'" },
  late: { title: t("未按时答复", "Answered late"), sql: "c.data->>'inTime' = 'false'" },
  contacted: { title: t("联系过本人", "Had been in touch"), sql: `c.data->'callBack' IS NOT NULL AND ${contacted}` },
  notContacted: {
    title: t("未联系本人", "Had not been in touch"),
    sql: `c.data->'callBack' IS NOT NULL AND (${contacted}) IS NOT TRUE`,
  },
  contactedInTime: { title: t("派单后按时联系", "In touch in time"), sql: "c.data->>'contactedInTime' = 'true'" },
  notContactedInTime: {
    title: t("派单后未按时联系", "Not in touch in time"),
    sql: "c.data->>'firstUnit' IS NOT NULL AND (c.data->>'contactedInTime' = 'true') IS NOT TRUE",
  },
  saidSolved: { title: t("回访说已解决", "Said to be solved"), sql: "c.data->'callBack'->>'solved' = 'yes'" },
  saidNotSolved: { title: t("回访说未解决", "Said not to be solved"), sql: "c.data->'callBack'->>'solved' = 'no'" },
  saidSatisfied: { title: t("回访满意", "Satisfied when called"), sql: "c.data->'callBack'->>'outcome' = 'satisfied'" },
  saidNotSatisfied: {
    title: t("回访不满意", "Not satisfied when called"),
    sql: "c.data->'callBack'->>'outcome' IN ('explained', 'unsatisfied')",
  },
  reached: { title: t("回访接通", "Call-back reached"), sql: "c.data->'callBack' IS NOT NULL" },
  notReached: {
    title: t("三次未接通", "Not reached in three tries"),
    sql: "c.state = 'closed' AND c.data->'callBack' IS NULL AND (c.data->>'callBackTries')::int >= 3",
  },
  askedOnLine: {
    title: t("直接答复时当场问过（不算回访）", "Asked on the line, no call-back"),
    sql: "c.data->>'askedOnLine' IS NOT NULL",
  },
  solved: { title: t("已解决", "Solved"), sql: "c.data->>'solved' = 'solved'" },
  notSolved: {
    title: t("未解决", "Not solved"),
    sql: "c.data->>'solved' <> 'solved'",
  },
  rightFirst: { title: t("一次派对", "Sent to the right unit first"), sql: `${closedByUnit} AND ${first}` },
  wrongFirst: {
    title: t("转派过", "Sent on to another unit"),
    sql: `${closedByUnit} AND NOT (${first})`,
  },
} as const satisfies Record<string, Measure>;
