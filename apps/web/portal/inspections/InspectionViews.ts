import type { Text } from "@wuxing/kernel/text";
import type { FieldError } from "@wuxing/ui/forms";

/** A published result in a list. */
export interface ResultRow {
  readonly href: string;
  readonly number: string;
  readonly object: string;
  readonly units: readonly Text[];
  readonly result: Text;
  readonly found: boolean;
  readonly on: string;
}

export interface PlanTaskRow {
  readonly name: string;
  readonly units: readonly Text[];
  readonly from: string;
  readonly until: string;
  readonly kind: Text;
  readonly shares: string;
  /** Firms that were drawn; visits made of them that stand; those carried out. */
  readonly drawn: number;
  readonly visits: number;
  readonly inspected: number;
  /** Firms that were drawn and are not visited, each with why. */
  readonly unvisited: readonly { readonly name: string; readonly href: string; readonly why: Text }[];
  /** Pages of its draws that were made void. */
  readonly voided: readonly string[];
  /** The draw's page, once there is one. */
  readonly drawHref: string | null;
}

export interface InspectionsView {
  readonly plan: { readonly title: string; readonly publishedOn: string; readonly year: number } | null;
  /** The year that plan and coverage are of, and the years that have a plan. */
  readonly year: number;
  readonly years: readonly { readonly year: number; readonly href: string }[];
  readonly covered: {
    readonly units: number;
    readonly allUnits: number;
    readonly items: number;
    readonly allItems: number;
  };
  readonly tasks: readonly PlanTaskRow[];
  /** Tasks that were added or changed after the plan was published, the newest first. */
  readonly changes: readonly { readonly on: string; readonly task: string; readonly what: Text }[];
  readonly query: string;
  readonly results: readonly ResultRow[];
  readonly total: number;
  readonly page: number;
  readonly pages: number;
  readonly path: string;
}

export interface InspectionResultView {
  readonly number: string;
  readonly object: string;
  readonly objectId: string;
  readonly division: Text | null;
  readonly inspectedOn: string | null;
  readonly publishedOn: string;
  readonly result: Text;
  /** The result before it was corrected on an objection. */
  readonly before: Text | null;
  readonly departments: readonly {
    readonly unit: Text;
    readonly officers: number;
    readonly items: readonly string[];
    readonly result: Text | null;
  }[];
  readonly mendings: readonly { readonly unit: Text; readonly state: Text; readonly done: boolean }[];
  readonly objections: readonly { readonly state: Text; readonly on: string }[];
  readonly draws: readonly { readonly title: string; readonly href: string }[];
}

/** Whether a firm stood on the frames of draws: found by its code or its name. */
export interface InspectionFirmView {
  readonly query: string;
  readonly firms: readonly { readonly name: string; readonly id: string; readonly href: string }[];
  readonly firm: {
    readonly name: string;
    readonly id: string;
    readonly kind: Text;
    readonly frames: readonly {
      readonly task: string;
      readonly from: string;
      readonly until: string;
      readonly answer: Text;
      readonly picked: boolean;
      readonly href: string;
    }[];
    readonly results: readonly ResultRow[];
  } | null;
}

/** What a firm sees of the inspections it had, and what it can do. */
export interface FirmInspectionsView {
  readonly firm: string;
  readonly notice?: Text | undefined;
  readonly errors: readonly FieldError[];
  /** The form that was not taken, with what was typed. */
  readonly tried: { readonly number: string; readonly text: string } | null;
  readonly visits: readonly {
    readonly number: string;
    readonly on: string | null;
    readonly units: readonly Text[];
    readonly state: Text;
    readonly result: Text | null;
    readonly faults: readonly { readonly unit: Text; readonly text: string; readonly note: string | null }[];
    readonly mendings: readonly {
      readonly number: string;
      readonly unit: Text;
      readonly state: Text;
      readonly dueAt: string | null;
      readonly mayReport: boolean;
    }[];
    /** The last day on which it may be objected to; null where it cannot. */
    readonly objectUntil: string | null;
    readonly objections: readonly { readonly number: string; readonly state: Text }[];
  }[];
}
