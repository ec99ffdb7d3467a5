import type { Text } from "@wuxing/kernel/text";

export type ClockErrorCode = "alreadyExtended" | "alreadyStopped" | "notStopped" | "backwards" | "badTerm";

/** What may not be done with a clock; `reason` is for the person who asked. */
export class ClockError extends Error {
  readonly code: ClockErrorCode;
  readonly reason: Text;

  constructor(code: ClockErrorCode, reason: Text) {
    super(`${code}: ${reason.en}`);
    this.name = "ClockError";
    this.code = code;
    this.reason = reason;
  }
}
