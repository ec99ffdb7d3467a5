import type { Day } from "@wuxing/kernel/calendar";
import type { Term } from "@wuxing/kernel/clock";
import type { Text } from "@wuxing/kernel/text";

/**
 * How well a number is known: T the full text was read, E an excerpt or news summary, C seen in government source code,
 * D derived and checked by computation, M unverified, which every page must say.
 */
export type SourceMark = "T" | "E" | "C" | "D" | "M";

/** A number of a rule that is not a length of time. */
export interface Quantity {
  readonly amount: number;
  readonly unit: "count" | "percent" | "score" | "yuan";
}

export interface RuleSource {
  readonly title: string;
  readonly article?: string;
  readonly mark: SourceMark;
  readonly note?: Text;
}

/** One number of law or practice, in force from a day until another (exclusive). Retired rows stay, for the cases of their time. */
export interface RuleRow {
  readonly key: string;
  readonly from: Day;
  readonly until?: Day;
  readonly title: Text;
  readonly value: Term | Quantity;
  readonly source: RuleSource;
  /** What the law takes as done if the term runs out (视为…). */
  readonly deemed?: Text;
}

/** The name of a row that a clock or an entry keeps: `key@from`. */
export const ruleId = (row: RuleRow): string => `${row.key}@${row.from}`;

/** The rule's length of time. Throws RangeError if its value is not one: that is a slip in the area's table. */
export function term(row: RuleRow): Term {
  const { value } = row;
  switch (value.unit) {
    case "workingDay":
    case "calendarDay":
    case "hour":
    case "minute":
      return value;
    default:
      throw new RangeError(`rule ${ruleId(row)} is ${value.amount} ${value.unit}, not a length of time`);
  }
}

/** Whether a row comes from memory or is provisional, and must be labelled so wherever it is shown. */
export const isUnverified = (row: RuleRow): boolean => row.source.mark === "M";
