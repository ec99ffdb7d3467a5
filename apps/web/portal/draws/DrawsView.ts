import type { Text } from "@wuxing/kernel/text";
import type { FieldError } from "@wuxing/ui/forms";

/** One draw in the list. */
export interface DrawRow {
  readonly href: string;
  readonly title: Text;
  readonly mode: Text;
  /** Where it stands, in a few words. */
  readonly state: Text;
  readonly dueAt: string;
  readonly targets: number;
  readonly drawn: number | null;
  readonly alarms: number;
}

export interface DrawsView {
  readonly rows: readonly DrawRow[];
  readonly total: number;
  readonly page: number;
  readonly pages: number;
}

/** A step of a draw: done at an instant, or waited for until one. */
export interface DrawStep {
  readonly title: Text;
  readonly text?: Text;
  readonly at: string | null;
  readonly done: boolean;
}

export interface DrawPickRow {
  readonly target: string;
  readonly stratum: Text;
  readonly officers: readonly string[];
  readonly at: string;
}

export interface DrawView {
  readonly id: string;
  readonly title: Text;
  readonly mode: Text;
  readonly unannounced: boolean;
  readonly steps: readonly DrawStep[];
  readonly facts: readonly { readonly name: Text; readonly value: Text }[];
  readonly alarms: readonly { readonly text: Text; readonly dueAt: string }[];
  readonly shortfalls: readonly Text[];
  readonly picks: readonly DrawPickRow[];
  readonly shown: number;
  readonly page: number;
  readonly pages: number;
  readonly path: string;
  readonly fileHref: string;
  /** Other draws from the very same frame. */
  readonly others: readonly DrawRow[];
  /** The answer to "was this id on the frame?", once asked. */
  readonly look: { readonly id: string; readonly answer: Text; readonly found: boolean } | null;
  /** Secrets may still be laid open. */
  readonly reveal: {
    readonly until: string;
    readonly action: string;
    readonly values: Readonly<Record<string, string>>;
    readonly errors: readonly FieldError[];
  } | null;
}
