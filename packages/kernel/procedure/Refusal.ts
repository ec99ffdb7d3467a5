import { type Text, t } from "@wuxing/kernel/text";

/** Why something may not be done. Each code has one HTTP status (platform/http/problem.ts). */
export type RefusalCode =
  | "unknownType"
  | "unknownAction"
  | "notAllowed"
  | "wrongState"
  | "invalidInput"
  | "refused"
  | "notFound"
  | "conflict"
  | "tooLarge"
  | "tooMany"
  | "signInNeeded";

export interface FieldFault {
  readonly field: string;
  readonly reason: Text;
}

/** The one error for what may not be done; any other throw is a bug. `faults` name the fields of an input. */
export class Refusal extends Error {
  readonly code: RefusalCode;
  readonly reason: Text;
  readonly faults: readonly FieldFault[];

  constructor(code: RefusalCode, reason: Text, faults: readonly FieldFault[] = []) {
    super(`${code}: ${reason.en}`);
    this.name = "Refusal";
    this.code = code;
    this.reason = reason;
    this.faults = faults;
  }
}

/** A refusal for something that does not exist or that the asker may not know of: both read alike, so existence does not leak. */
export const notFound = (): Refusal =>
  new Refusal("notFound", t("没有找到，请核对编号", "Not found; please check the number"));
