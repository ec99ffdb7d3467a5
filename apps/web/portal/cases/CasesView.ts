import type { Text } from "@wuxing/kernel/text";
import type { Due, TimelineItem } from "@wuxing/ui/cases";
import type { Option } from "@wuxing/ui/forms";

/** A published case in a list. Everything is masked before it comes here. */
export interface CaseRow {
  readonly number: string;
  readonly title: string;
  readonly href: string;
  readonly kind: Text;
  readonly topic: Text;
  readonly district: Text | null;
  readonly unit: Text | null;
  readonly state: Text;
  readonly due: Due;
  readonly receivedOn: string;
  readonly closedOn: string | null;
  readonly rating: Text | null;
}

export interface CasesView {
  readonly rows: readonly CaseRow[];
  readonly total: number;
  readonly page: number;
  readonly pages: number;
  /** The address of this list without a page number. */
  readonly path: string;
  /** Present values by name: district, topic, unit, month, state, measure, q. */
  readonly filters: Readonly<Record<string, string>>;
  readonly options: {
    readonly district: readonly Option[];
    readonly topic: readonly Option[];
    readonly unit: readonly Option[];
    readonly month: readonly Option[];
    readonly state: readonly Option[];
    /** What figures count by. */
    readonly measure: readonly Option[];
  };
}

export interface PublishedCaseView {
  readonly case: CaseRow;
  readonly text: string;
  readonly place: string | null;
  readonly answer: { readonly unit: Text; readonly on: string; readonly text: string } | null;
  readonly rating: { readonly level: Text; readonly on: string; readonly comment: string | null } | null;
  readonly history: readonly TimelineItem[];
  /** How a bad rating was followed up: where it stands, not what was said. */
  readonly mending: readonly { readonly state: Text; readonly on: string }[];
  /** Place of the case in the public log, once it is there. */
  readonly log?: { readonly index: number; readonly href: string } | null;
}
