import { type Text, t } from "@wuxing/kernel/text";
import type { Totals } from "./MonthFigures.ts";
import type { MeasureKey } from "./measures.ts";

/** A figure with its formula. `of` gives a count, or what is divided by what; `closed`: it counts closed requests only. */
export interface Definition {
  readonly key: string;
  readonly name: Text;
  readonly formula: Text;
  readonly closed: boolean;
  /** Of a share: what meets it and what does not; together they are what it is divided by. */
  readonly measures?: { readonly met: MeasureKey; readonly unmet: MeasureKey };
  readonly of: (totals: Totals) => number | { readonly numerator: number; readonly denominator: number };
}

/** The figures of a month. Each is about the requests received in it, so that the list behind a number can be counted. */
export const definitions: readonly Definition[] = [
  {
    key: "received",
    name: t("收到诉求", "Requests received"),
    formula: t("本月收到的全部诉求", "All requests received in the month"),
    closed: false,
    of: (totals) => totals.received,
  },
  {
    key: "closed",
    name: t("其中已办结", "Of these, closed"),
    formula: t(
      "本月收到的诉求中，至今已了结的（含不予受理、撤回）",
      "Of the requests received in the month, those ended by now, also those refused or withdrawn",
    ),
    closed: true,
    of: (totals) => totals.closed,
  },
  {
    key: "inTime",
    name: t("按时答复率", "Answered in time"),
    formula: t("期限内首次答复 ÷ 已答复且期限确定的", "First answered within the term ÷ answered with a certain term"),
    closed: false,
    measures: { met: "inTime", unmet: "late" },
    of: (totals) => ({ numerator: totals.inTime, denominator: totals.timed }),
  },
  {
    key: "rightFirst",
    name: t("一次派对率", "Right unit first"),
    formula: t(
      "首派单位办结且从未退单、改派 ÷ 派给单位并已办结的",
      "Closed by the unit that it was sent to first, never returned or sent on ÷ sent to a unit and closed",
    ),
    closed: false,
    measures: { met: "rightFirst", unmet: "wrongFirst" },
    of: (totals) => ({ numerator: totals.rightFirst, denominator: totals.sent }),
  },
  {
    key: "response",
    name: t("联系率", "Got in touch"),
    formula: t(
      "回访时确认单位联系过本人 ÷ 接通的回访",
      "Said at the call-back that the unit had been in touch ÷ call-backs that reached the person",
    ),
    closed: false,
    measures: { met: "contacted", unmet: "notContacted" },
    of: (totals) => ({ numerator: totals.contacted, denominator: totals.calledBack }),
  },
  {
    key: "solution",
    name: t("答复解决率", "Answered as solved"),
    formula: t(
      "答复为“已解决” ÷ 已答复（列入计划、解释的不算解决）",
      "Answered as solved ÷ answered; planned or explained does not count as solved",
    ),
    closed: false,
    measures: { met: "solved", unmet: "notSolved" },
    of: (totals) => ({ numerator: totals.solved, denominator: totals.answered }),
  },
  {
    key: "satisfaction",
    name: t("评价满意率", "Satisfied, by rating"),
    formula: t(
      "非常满意、满意、基本满意 ÷ 本人实际作出的评价（未评价、剔除的不算）",
      "The three good levels ÷ ratings that people really gave; silent and excluded ones do not count",
    ),
    closed: false,
    measures: { met: "satisfied", unmet: "notSatisfied" },
    of: (totals) => ({ numerator: totals.satisfied, denominator: totals.rated }),
  },
  {
    key: "rated",
    name: t("主动评价率", "Rated by people"),
    formula: t(
      "本人实际作出的评价 ÷ 已了结的评价邀请",
      "Ratings that people really gave ÷ invitations that no longer wait",
    ),
    closed: false,
    measures: { met: "rated", unmet: "notRated" },
    of: (totals) => ({ numerator: totals.rated, denominator: totals.invited }),
  },
];
