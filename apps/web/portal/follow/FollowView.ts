import type { Text } from "@wuxing/kernel/text";
import type { Due, TimelineItem } from "@wuxing/ui/cases";
import type { FieldError, FormField } from "@wuxing/ui/forms";
import type { ApplicationPart } from "../applications/ApplyViews.ts";
import type { AccessView } from "../mydata/MyDataView.ts";

export interface FollowView {
  readonly values: Readonly<Record<string, string>>;
  readonly errors: readonly FieldError[];
}

/** An action that the reader may take now; its form is sent by POST to `href`. */
export interface FollowAction {
  readonly name: string;
  readonly title: Text;
  /** Words on the button, if not the title. */
  readonly submit?: Text;
  readonly href: string;
  readonly fields: readonly FormField[];
  readonly tone: "main" | "quiet" | "danger";
  /** Makes a repeated request harmless; sent as the hidden field `commandId`. */
  readonly commandId: string;
  readonly hint?: Text;
}

export interface FollowChild {
  readonly number: string;
  readonly title: Text;
  readonly unit: Text | null;
  readonly state: Text;
  readonly due: Due;
  readonly links?: TimelineItem["links"];
}

export interface FollowCaseView {
  readonly number: string;
  readonly title: string | Text;
  /** What was said; null where the case is an application, which has answers in its place. */
  readonly said: {
    readonly text: string;
    readonly kind: Text;
    readonly topic: Text;
    readonly place: string | null;
  } | null;
  readonly application?: ApplicationPart;
  readonly openedAt: string;
  readonly state: Text;
  readonly final: boolean;
  /** Who is waited for now. */
  readonly holder: Text | null;
  readonly due: Due;
  /** The rule row by which the day was set. */
  readonly legal: Text | null;
  /** What is held still meanwhile, and how much of it is left. */
  readonly paused: Text | null;
  readonly answer: {
    readonly unit: Text;
    readonly on: string;
    readonly text: string;
    /** The public articles that it cites. */
    readonly cites?: readonly { readonly href: string; readonly title: string }[];
  } | null;
  readonly history: readonly TimelineItem[];
  readonly actions: readonly FollowAction[];
  readonly children: readonly FollowChild[];
  /** Who has seen the reader's name, phone or words in full. */
  readonly accesses: readonly AccessView[];
  /** Said at the top after an action was taken. */
  readonly notice?: Text;
  /** Errors of the form named by `failed`. */
  readonly errors?: readonly FieldError[];
  readonly failed?: string;
}

/** The rating alone, as a message or a code leads to it. */
export interface RateView {
  readonly number: string;
  readonly title: string;
  readonly unit: Text | null;
  readonly answer: string | null;
  /** Rated already, with words that are public: what is offered is to withdraw them. */
  readonly rated: boolean;
  readonly action: FollowAction;
  readonly errors: readonly FieldError[];
}
