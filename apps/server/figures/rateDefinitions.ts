import { type Text, t } from "@wuxing/kernel/text";
import type { MeasureKey } from "./measures.ts";

/** A rate: what meets it ÷ what meets it and what does not. */
export interface RateDefinition {
  readonly key: string;
  readonly name: Text;
  readonly formula: Text;
  readonly met: MeasureKey;
  readonly unmet: MeasureKey;
}

/**
 * The three rates with what they must be read beside (rules.md §2 三率, §3). By call-back and by rating are two
 * figures, for they are asked of different people.
 */
export const rateDefinitions: readonly RateDefinition[] = [
  {
    key: "response",
    name: t("响应率", "Response"),
    formula: t(
      "派单后按时（24 小时内）联系本人 ÷ 派过单的诉求",
      "In touch with the person within the term (24 hours) ÷ requests that were dispatched",
    ),
    met: "contactedInTime",
    unmet: "notContactedInTime",
  },
  {
    key: "solution",
    name: t("解决率", "Solution"),
    formula: t(
      "回访时本人说已解决 ÷ 回访时问到解决没有的",
      "The person says at the call-back that it is solved ÷ call-backs at which he was asked",
    ),
    met: "saidSolved",
    unmet: "saidNotSolved",
  },
  {
    key: "satisfaction",
    name: t("回访满意率", "Satisfied, by call-back"),
    formula: t("回访满意 ÷ 接通的回访", "Satisfied ÷ call-backs that reached the person"),
    met: "saidSatisfied",
    unmet: "saidNotSatisfied",
  },
  {
    key: "reached",
    name: t("回访接通率", "Reached by call-back"),
    formula: t(
      "接通的回访 ÷ 接通的和三次不同时段都未接通的",
      "Call-backs that reached the person ÷ those and the ones that three tries in three parts of the day did not",
    ),
    met: "reached",
    unmet: "notReached",
  },
  {
    key: "rating",
    name: t("评价满意率", "Satisfied, by rating"),
    formula: t(
      "三个满意等次 ÷ 本人实际作出的评价（未评、剔除、申诉中的不算）",
      "The three good levels ÷ ratings that people really gave; silent, excluded and appealed ones do not count",
    ),
    met: "satisfied",
    unmet: "notSatisfied",
  },
  {
    key: "rated",
    name: t("主动评价率", "Rated by people"),
    formula: t("本人实际作出的评价 ÷ 已了结的评价邀请", "Ratings really given ÷ invitations that no longer wait"),
    met: "rated",
    unmet: "notRated",
  },
];

/** How ratings stand, each by itself, so that none is taken for another; and who was asked on the line instead of called back. */
export const standingKeys = [
  "rated",
  "silent",
  "excluded",
  "appealed",
  "askedOnLine",
] as const satisfies readonly MeasureKey[];
