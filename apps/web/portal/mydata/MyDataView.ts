import type { Text } from "@wuxing/kernel/text";
import type { FieldError, Option } from "@wuxing/ui/forms";

/** A look at the reader's data: the unit answers for it, so no officer is named. */
export interface AccessView {
  readonly at: string;
  readonly who: Text;
  readonly what: Text;
  /** As it was typed by who looked. */
  readonly purpose: string;
}

export interface HeldCase {
  readonly number: string;
  readonly title: string;
  readonly href: string;
  readonly openedAt: string;
  /** Masked; empty where nothing was given or it is erased. */
  readonly name: string;
  readonly phone: string;
  /** When the reader agreed, and to which version of the text. */
  readonly consent: { readonly at: string; readonly version: string | null } | null;
  readonly erasedAt: string | null;
  readonly accesses: readonly AccessView[];
}

/** What is held of the reader, and what he may ask for. Without a proof `cases` is empty and the page says how to give one. */
export interface MyDataView {
  readonly cases: readonly HeldCase[];
  /** Cases that can be erased, and all of them together; empty where nothing is left. */
  readonly erasable: readonly Option[];
  readonly values: Readonly<Record<string, string>>;
  readonly errors: readonly FieldError[];
  readonly notice?: Text;
}
