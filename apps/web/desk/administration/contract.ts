import type { RuleRow } from "@wuxing/kernel/rules";
import type { Text } from "@wuxing/kernel/text";
import type { Named } from "@wuxing/kernel/views";

/** What the administration's routes answer: rows by the names of their columns. */
export interface UnitRow {
  readonly code: string;
  readonly name: Text;
  readonly short_name: Text;
  readonly aliases: readonly string[];
  readonly layer: string;
  readonly division: string;
  readonly parent: string | null;
  readonly since: string;
  readonly until: string | null;
}

export interface PostRow {
  readonly user_id: string;
  readonly unit: string;
  readonly role: string;
  readonly since: string;
  readonly until: string | null;
}

export interface PersonRow {
  readonly username: string;
  readonly name: Text;
  readonly since: string;
  readonly until: string | null;
}

export interface DelegationRow {
  readonly id: string;
  readonly from_user: string;
  readonly to_user: string;
  readonly unit: string;
  readonly role: string;
  readonly since: string;
  readonly until: string;
  readonly reason: string;
}

export interface HolidayRow {
  readonly day: string;
  readonly kind: string;
  readonly title: Text;
  readonly source: string;
}

export interface TemplateRow {
  readonly id: string;
  readonly type: string | null;
  readonly action: string | null;
  readonly unit: string | null;
  readonly title: string;
  readonly text: string;
  readonly until: string | null;
}

export interface GroupRow {
  readonly name: string;
  readonly aliases: readonly string[];
  readonly units: readonly string[];
  readonly open: boolean;
}

export interface UnitDetail {
  readonly unit: UnitRow;
  /** Unified social credit code, where it is known. */
  readonly uscc: string | null;
  readonly division: Named;
  readonly posts: readonly (PostRow & { readonly name: Text })[];
  /** Systems of outsiders that act for the unit. */
  readonly machines: readonly { readonly id: string; readonly name: string }[];
  readonly openCases: number;
}

export type PersonLine = PersonRow & { readonly posts: readonly { readonly unit: string; readonly role: string }[] };

export interface PersonDetail {
  readonly person: PersonRow;
  readonly posts: readonly PostRow[];
  readonly delegations: readonly DelegationRow[];
  readonly hasPassword: boolean;
}

export interface OwnDelegations {
  readonly me: string;
  readonly today: string;
  readonly posts: readonly PostRow[];
  readonly colleagues: readonly { readonly username: string; readonly name: Text; readonly unit: string }[];
  readonly delegations: readonly (DelegationRow & { readonly from_name: Text; readonly to_name: Text })[];
}

export type RuleLine = RuleRow & { readonly id: string; readonly own: boolean; readonly unverified: boolean };

export interface RuleList {
  readonly today: string;
  readonly rows: readonly RuleLine[];
}

export interface HolidayYear {
  readonly announced: boolean;
  readonly shipped: {
    readonly source: string;
    readonly holidays: readonly {
      readonly name: Text;
      readonly from: string;
      readonly to: string;
      readonly work: readonly string[];
    }[];
  } | null;
  readonly days: readonly HolidayRow[];
}

export interface EntryLine {
  readonly id: number;
  readonly register: string;
  readonly key: string;
  readonly at: string;
  readonly actor: string;
  readonly before: Readonly<Record<string, unknown>> | null;
  readonly after: Readonly<Record<string, unknown>> | null;
  readonly source: string;
  readonly reason: string;
  readonly effectiveOn: string;
}

export interface EntryPage {
  readonly entries: readonly EntryLine[];
  readonly next: number | null;
}

export interface Touched {
  readonly key: string;
  readonly count: number;
  readonly whole: boolean;
  readonly running: number;
  readonly first: readonly {
    readonly number: string;
    readonly type: string;
    readonly state: string;
    readonly dueAt: string | null;
  }[];
}

/** A change to send: null takes the row away. */
export interface Change {
  readonly register: string;
  readonly key: string;
  readonly after: object | null;
}

export interface Trial {
  readonly faults: readonly { readonly field: string; readonly reason: Text }[];
  readonly touched?: readonly Touched[];
  readonly moved?: Moved;
}

/** Requests that wait to be dispatched and would be proposed to another unit. */
export interface Moved {
  readonly count: number;
  readonly whole: boolean;
  readonly first: readonly {
    readonly number: string;
    readonly state: string;
    readonly from: string | null;
    readonly to: string | null;
  }[];
}

export interface ImportReport {
  readonly faults: readonly {
    readonly sheet: string;
    readonly row: number;
    readonly column: Text;
    readonly reason: Text;
  }[];
  readonly rows: readonly {
    readonly sheet: string;
    readonly row: number;
    readonly register: string;
    readonly key: string;
    readonly what: "added" | "changed" | "ended";
  }[];
  readonly done: boolean;
  readonly moved?: Moved;
}
