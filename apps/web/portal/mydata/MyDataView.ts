import type { Locale, Text } from "@wuxing/kernel/text";
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
  readonly id: string;
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
  /** The reader asked to have it erased, and what has to close first; null where he did not. */
  readonly erasure: {
    readonly askedAt: string;
    readonly waitsFor: readonly {
      readonly number: string;
      readonly title: Text;
      readonly state: Text;
      readonly dueAt: string | null;
    }[];
  } | null;
  readonly accesses: readonly AccessView[];
}

/** A call as it is kept of the reader. */
export interface HeldCallView {
  readonly id: string;
  readonly at: string;
  readonly answeredAt: string | null;
  readonly endedAt: string | null;
  /** Masked; empty where the number was withheld. */
  readonly phone: string;
  readonly recorded: boolean;
  /** The request that was taken from it. */
  readonly number: string | null;
  readonly accesses: readonly AccessView[];
}

/** What the account of a reader holds of him, masked. */
export interface HeldAccount {
  readonly openedAt: string;
  readonly phone: string;
  /** In which he has chosen to be written to. */
  readonly language: Locale | null;
  readonly realName: {
    readonly name: string;
    readonly citizenNumber: string;
    readonly represents: readonly string[];
  } | null;
  readonly firms: readonly { readonly uscc: string; readonly name: string; readonly as: Text }[];
  /** Mandates held now or before; `until` is the last day. */
  readonly mandates: readonly {
    readonly uscc: string;
    readonly name: string;
    readonly as: Text;
    readonly areas: Text;
    readonly since: string;
    readonly until: string;
  }[];
  /** How many sessions are kept. */
  readonly sessions: number;
  /** How many devices he is told on. */
  readonly devices: number;
  readonly accesses: readonly AccessView[];
}

/** What is held of the reader, and what he may ask for. Without a proof `cases` is empty and the page says how to give one. */
export interface MyDataView {
  /** Null for who is not signed in. */
  readonly account: HeldAccount | null;
  readonly cases: readonly HeldCase[];
  readonly calls: readonly HeldCallView[];
  /** Whether anything is left that can be corrected. */
  readonly correctable: boolean;
  /** Cases that can be asked to be erased, and all of them together; empty where nothing is left. */
  readonly erasable: readonly Option[];
  readonly values: Readonly<Record<string, string>>;
  readonly errors: readonly FieldError[];
  readonly notice?: Text;
}
