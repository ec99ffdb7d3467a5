import type { Text } from "@wuxing/kernel/text";
import type { Due } from "@wuxing/ui/cases";

export interface PointRow {
  readonly number: number;
  readonly title: string;
  readonly text: string;
  readonly units: readonly { readonly name: Text; readonly role: Text; readonly due: Due }[];
  readonly due: Due;
  /** Parts of units that are finished, out of all. */
  readonly finished: number;
  readonly parts: number;
  readonly milestones: readonly { readonly day: string | null; readonly text: string; readonly done: boolean }[];
}

export interface PointsView {
  readonly notice: {
    readonly title: string;
    readonly documentNumber: string;
    readonly issuer: string;
    readonly issuedOn: string;
  } | null;
  readonly notices: readonly { readonly title: string; readonly href: string; readonly current: boolean }[];
  readonly sections: readonly { readonly title: string; readonly points: readonly PointRow[] }[];
  readonly counts: readonly { readonly level: Due["level"]; readonly name: Text; readonly count: number }[];
}
