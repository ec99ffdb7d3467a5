import type { Text } from "@wuxing/kernel/text";
import type { FieldError, Option } from "@wuxing/ui/forms";

export interface DistrictOption {
  readonly value: string;
  readonly label: Text;
  readonly towns: readonly Option[];
}

/** What will happen, said before the form is sent. */
export interface NextStep {
  readonly title: Text;
  readonly who: Text;
  /** "Within 2 working days" in both languages. */
  readonly within: Text;
  /** ISO instant, if it can be counted already. */
  readonly dueAt: string | null;
  readonly source: Text;
}

/**
 * A step of the form. It is sent by POST to /say with `step` (where the person is), `go` (`1`…`4` the step wanted,
 * or `send`) and every value typed so far; going back is never refused.
 * Names of values: see `sayNames`.
 */
export interface SayView {
  readonly step: 1 | 2 | 3 | 4;
  readonly values: Readonly<Record<string, string>>;
  readonly errors: readonly FieldError[];
  readonly kinds: readonly Option[];
  readonly topics: readonly Option[];
  /** What the text seems to be about; already put into `values.topic` unless the person chose. */
  readonly suggested: Text | null;
  readonly districts: readonly DistrictOption[];
  /** Units that a complaint or report may be about. */
  readonly units: readonly Option[];
  /** What a person agrees to before he sends. */
  readonly consent: Text;
  /** Stored when step 3 was sent; their ids travel in hidden fields named `photo`. */
  readonly photos: readonly { readonly id: string; readonly name: string; readonly bytes: number }[];
  readonly next: readonly NextStep[];
  readonly commandId: string;
}

export interface ReceiptView {
  readonly number: string;
  readonly title: string;
  readonly receivedAt: string;
  /** Masked, as `139****0000`; null where none was given. */
  readonly phone: string | null;
  /** By which it is followed where no phone was given. */
  readonly code: string | null;
  readonly followHref: string;
  /** The receipt that anybody can check. */
  readonly provenHref: string;
  readonly next: readonly NextStep[];
}
