import type { Text } from "@wuxing/kernel/text";
import type { FieldError, FormField } from "@wuxing/ui/forms";
import type { AnswerPart } from "@wuxing/ui/lists";

/** How a service's calls went in a period. */
export interface PeriodView {
  readonly calls: number;
  /** Of all calls those that were answered right, 0…1; null where there were none. */
  readonly share: number | null;
  /** Milliseconds. */
  readonly ms: number | null;
  readonly slowest: number | null;
}

/** Departments' services that can be used here, and how they work. */
export interface AttachedView {
  readonly services: readonly {
    readonly name: string;
    readonly title: Text;
    readonly unit: Text;
    readonly state: "works" | "fails" | "suspended" | "unknown";
    readonly lastAt: string | null;
    readonly day: PeriodView;
    readonly month: PeriodView;
    readonly operations: readonly { readonly href: string; readonly title: Text; readonly level: Text }[];
  }[];
  /** Departments that have yet to attach. */
  readonly owing: number;
}

/** Which departments have attached, which have not, and until when they have time. */
export interface CoverageView {
  /** Of all operations of the services in use, those that a contract test has tried; and those that it could not. */
  readonly trials: {
    readonly all: number;
    readonly tried: number;
    readonly untried: readonly { readonly unit: Text; readonly service: Text; readonly operation: Text }[];
  };
  readonly owed: readonly CoverageRow[];
  readonly done: readonly CoverageRow[];
}
export interface CoverageRow {
  readonly number: string;
  readonly unit: Text;
  readonly services: string;
  readonly state: Text;
  readonly due: string;
  readonly closedOn: string | null;
  /** Past its day, or done after it. */
  readonly late: boolean;
}

/** One operation of a service: its form, what goes out with it, and its answer. */
export interface AskServiceView {
  readonly path: string;
  readonly title: Text;
  readonly service: Text;
  readonly unit: Text;
  /** What is still needed before he may ask; null where he may. */
  readonly needs: { readonly text: Text; readonly label: Text; readonly href: string } | null;
  readonly fields: readonly FormField[];
  /** Personal data that goes to the unit. */
  readonly goesOut: readonly Text[];
  readonly values: Readonly<Record<string, string>>;
  readonly errors: readonly FieldError[];
  readonly answer: readonly AnswerPart[] | null;
  /** Why the service does not answer. */
  readonly declined: Text | null;
  readonly at: string | null;
}
