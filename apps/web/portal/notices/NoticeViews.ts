import type { Text } from "@wuxing/kernel/text";

/** A refusal, an error, or a word of thanks: a sentence with a way on. */
export interface MessageView {
  readonly title: Text;
  readonly text: Text;
  readonly tone: "refused" | "done" | "neutral";
  readonly actions: readonly { readonly label: Text; readonly href: string }[];
  /** To be named when asking for help. */
  readonly reference?: string;
}

export interface ServicesView {
  /** What can be asked for on this platform today. */
  readonly today: readonly { readonly title: Text; readonly text: Text; readonly href: string }[];
  readonly coming: readonly { readonly title: Text; readonly text: Text }[];
}

export interface AboutView {
  readonly version: string;
  readonly sourceHref: string;
  readonly contactPhone: string;
}
