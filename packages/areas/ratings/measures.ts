import { t } from "@wuxing/kernel/text";

/** Conditions on a rating, `m` of `ratings`. */
export const standings = {
  rated: "m.standing = 'real'",
  notRated: "m.standing NOT IN ('waiting', 'real')",
  silent: "m.standing = 'silent'",
  excluded: "m.standing = 'excluded'",
  appealed: "m.standing = 'appealed'",
  satisfied: "m.standing = 'real' AND m.code <= 3",
  notSatisfied: "m.standing = 'real' AND m.code > 3",
} as const;

const withRating = (standing: string): string =>
  `EXISTS (SELECT 1 FROM ratings m WHERE m.subject_id = c.id AND ${standing})`;

/** What rated cases (`c` of `cases`) are counted by, each beside those that do not meet it. */
export const ratingMeasures = {
  satisfied: { title: t("评为满意", "Rated good"), sql: withRating(standings.satisfied) },
  notSatisfied: { title: t("评为不满意", "Rated bad"), sql: withRating(standings.notSatisfied) },
  rated: { title: t("本人评价了", "Rated by the person"), sql: withRating(standings.rated) },
  notRated: { title: t("邀请后未评价", "Invited, not rated"), sql: withRating(standings.notRated) },
  silent: { title: t("逾期未评（不算满意）", "Silent, never counted as good"), sql: withRating(standings.silent) },
  excluded: { title: t("申诉后剔除", "Excluded after an appeal"), sql: withRating(standings.excluded) },
  appealed: { title: t("申诉复核中", "Under appeal"), sql: withRating(standings.appealed) },
} as const;
