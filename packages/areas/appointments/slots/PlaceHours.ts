import type { Day } from "@wuxing/kernel/calendar";
import { type Text, t } from "@wuxing/kernel/text";

/** The kinds of hours that a unit publishes: ordinary ones, and four out of hours (延时错时). */
export const hourClasses = ["ordinary", "noon", "weekend", "holiday", "festival"] as const;
export type HourClass = (typeof hourClasses)[number];
/** `extra`: a day opened against the list. */
export type SlotClass = HourClass | "extra";

export const classTitles: Readonly<Record<SlotClass, Text>> = {
  ordinary: t("工作日", "Working day"),
  noon: t("工作日中午", "Noon of a working day"),
  weekend: t("周末", "Weekend"),
  holiday: t("节假日", "Holiday"),
  festival: t("春节、端午、中秋当天", "Festival day"),
  extra: t("临时开放", "Opened specially"),
};

/** Minutes since midnight in China: from `opens` to `closes`, cut into slots of `slotMinutes`. */
export interface Span {
  readonly opens: number;
  readonly closes: number;
  readonly slotMinutes: number;
  /** How many may book one slot. */
  readonly capacity: number;
}

/** A line of the published list. */
export interface Hours extends Span {
  readonly class: HourClass;
  /** Monday 1 to Sunday 7; empty: every day of the class. */
  readonly weekdays: readonly number[];
  /** Codes of services; empty: all of the place. */
  readonly services: readonly string[];
  readonly since: Day;
  /** Exclusive. */
  readonly until: Day | null;
}

/** A day closed or opened against the list. */
export type Exception =
  | { readonly day: Day; readonly kind: "closed"; readonly reason: string }
  | ({ readonly day: Day; readonly kind: "extra"; readonly reason: string } & Span);

export interface Slot {
  /** Minutes since midnight in China; `to` is exclusive. */
  readonly from: number;
  readonly to: number;
  readonly capacity: number;
  readonly class: SlotClass;
  readonly services: readonly string[];
}

/**
 * What a place does on a day. `notAnnounced`: the year's holidays are not known, so nothing is offered and nothing
 * guessed.
 */
export interface DayPlan {
  readonly day: Day;
  readonly kind: "open" | "none" | "closed" | "notAnnounced";
  /** Why it is closed or specially open. */
  readonly reason?: string;
  readonly slots: readonly Slot[];
}
