import type { Text } from "@wuxing/kernel/text";

/** A day, or a year's table of holidays, that cannot be; `reason` says what to mend. */
export class CalendarError extends RangeError {
  readonly reason: Text;

  constructor(reason: Text) {
    super(`${reason.zh} | ${reason.en}`);
    this.name = "CalendarError";
    this.reason = reason;
  }
}
