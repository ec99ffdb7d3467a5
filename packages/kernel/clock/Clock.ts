import type { Instant } from "@wuxing/kernel/calendar";

/**
 * A length of time as a rule gives it. A calendar-day term that would end on a free day ends on the next working day
 * (民法典 §203), unless `rolls` is false. Hours and minutes run through nights and holidays.
 */
export interface Term {
  readonly amount: number;
  readonly unit: "workingDay" | "calendarDay" | "hour" | "minute";
  readonly rolls?: boolean;
}

/** A time during which the clock stands still; open while `to` is absent. */
export interface Stop {
  readonly from: Instant;
  readonly to?: Instant;
  readonly reason?: string;
}

/**
 * A legal term that runs. Plain JSON, never changed in place. `rule` is the id of the rule row behind it; `dueAt` is
 * the last millisecond in time; `certain` is false where `dueAt` hangs on a year whose holidays are not yet announced.
 */
export interface Clock {
  readonly rule: string;
  readonly term: Term;
  /** Where the term is written, if it is not the rule row's own: a promise, or a law for this matter alone. */
  readonly basis?: string;
  readonly startedAt: Instant;
  readonly dueAt: Instant;
  readonly certain: boolean;
  readonly stops: readonly Stop[];
  readonly extension?: Term & { readonly rule: string };
}
