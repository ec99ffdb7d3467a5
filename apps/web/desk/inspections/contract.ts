import type { Text } from "@wuxing/kernel/text";
import type { Named } from "@wuxing/kernel/views";

export interface Option {
  readonly value: string;
  readonly label: Text;
}

export interface ItemLine {
  readonly code: string;
  readonly unit: string;
  readonly unitName: Text;
  readonly name: string;
  readonly field: string;
  readonly class: "key" | "general";
  readonly object_kind: string;
  readonly legal_basis: string;
  readonly method: string;
  readonly times_per_year: number;
  readonly qualification: string | null;
  readonly checklist: readonly string[];
}

export interface ObjectLine {
  readonly id: string;
  readonly name: string;
  readonly divisionName: Text;
  readonly kind: string;
  readonly risk: string;
  readonly until: string | null;
}

export interface OfficerLine {
  readonly id: string;
  readonly unitName: Text;
  readonly name: string;
  readonly certificate: string;
  readonly qualifications: readonly string[];
  readonly areas: readonly string[];
  readonly mayRecuse: boolean;
  readonly recusals: readonly { readonly id: string; readonly objectName: string; readonly reason: string | null }[];
}

export interface Paged {
  readonly total: number;
  readonly page: number;
  readonly pages: number;
}

export interface Shortfall {
  readonly stratum?: string;
  readonly wanted: number;
  readonly got: number;
  readonly reason: string;
  readonly counts: Readonly<Record<string, number>>;
}

export interface TaskLine {
  readonly id: string;
  readonly name: string;
  readonly unit: Named;
  readonly partners: readonly Named[];
  readonly items: readonly string[];
  readonly object_kind: string;
  readonly basis: string;
  readonly shares: Readonly<Record<string, number>>;
  readonly method: string;
  readonly from_day: string;
  readonly until_day: string;
  readonly visits: number;
  readonly inspected: number;
  readonly draw: {
    readonly id: string;
    readonly drawn: boolean;
    readonly dueAt: string;
    readonly picked: number;
    readonly shortfalls: readonly Shortfall[];
    /** Whether its plan was proven too late, so that it can only be made void. */
    readonly late: boolean;
  } | null;
  readonly voided: readonly string[];
}

export interface Period {
  readonly round: string | null;
  readonly merged: boolean;
  readonly ready: boolean;
  /** A task that a round can be prepared for now. */
  readonly toDraw: string | null;
  readonly tasks: readonly TaskLine[];
}

export interface UnitCoverage {
  readonly unit: string;
  readonly name: Text;
  readonly items: number;
  readonly covered: number;
  readonly visits: number;
  readonly inspected: number;
  readonly published: number;
}

export interface ItemCoverage {
  readonly code: string;
  readonly name: string;
  readonly unitName: Text;
  readonly class: string;
  readonly tasks: number;
  readonly inspected: number;
}

export interface PlanView {
  readonly year: number;
  readonly years: readonly number[];
  readonly plan: { readonly title: string; readonly publishedAt: string } | null;
  readonly lastDay: string;
  readonly periods: readonly Period[];
  readonly coverage: { readonly units: readonly UnitCoverage[]; readonly items: readonly ItemCoverage[] };
  readonly mayDraw: boolean;
  readonly mayPlan: boolean;
}

export interface VisitLine {
  readonly number: string;
  readonly objectName: string;
  readonly division: Text | null;
  readonly risk: string;
  readonly units: readonly Named[];
  readonly state: string;
  readonly stateTitle: Text | null;
  readonly inspectedOn: string | null;
  readonly publishedOn: string | null;
  readonly result: Text | null;
  readonly findings: number;
  readonly mended: number;
}

export interface CheckLine {
  readonly item: string;
  readonly line: number;
  readonly text: string;
}

/** A visit, or a department's part of one, as its officers need it on site. */
export interface VisitSheet {
  readonly number: string;
  readonly type: string;
  readonly state: string;
  readonly object: { readonly id: string; readonly name: string; readonly risk: string };
  readonly until: string;
  readonly division: Text | null;
  readonly unit: Named;
  readonly own: boolean;
  readonly officers: readonly { readonly id: string; readonly name: string }[];
  readonly items: readonly {
    readonly code: string;
    readonly name: string;
    readonly basis: string;
    readonly lines: readonly CheckLine[];
  }[];
  readonly departments: readonly {
    readonly unit: Named;
    readonly officers: readonly string[];
    readonly done: boolean;
  }[];
  readonly outcome: {
    readonly result: string;
    readonly faults: readonly (CheckLine & { readonly note?: string })[];
  } | null;
  readonly signature: string | null;
  readonly results: readonly (Option & { readonly mends: boolean; readonly absent?: true })[];
}

export interface ImportOutcome {
  readonly faults: readonly { readonly row: number; readonly column: Text; readonly reason: Text }[];
  readonly written: readonly { readonly row: number; readonly key: string; readonly what: "added" | "changed" }[];
  readonly done: boolean;
}

export interface Reconciled {
  readonly registered: number;
  readonly objects: number;
  readonly unreadable: readonly { readonly row: number; readonly code: string }[];
  readonly differences: readonly {
    readonly what: "missing" | "extra" | "renamed";
    readonly id: string;
    readonly name: string;
    readonly otherName?: string;
  }[];
  readonly total: number;
}
